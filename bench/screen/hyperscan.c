/* Counts literal matches: argv[1] terms, one a line; argv[2] texts, one a line; argv[3] bytes to scan in all. Prints seconds of CPU to compile, MB/s, hits a pass. */
#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned long long hits;
static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)id, (void)from, (void)to, (void)flags, (void)context;
  hits++;
  return 0;
}

static double cpu(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return t.tv_sec + t.tv_nsec / 1e9;
}

static char *read_file(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) exit(2);
  fseek(file, 0, SEEK_END);
  *size = ftell(file);
  rewind(file);
  char *text = malloc(*size + 1);
  if (fread(text, 1, *size, file) != *size) exit(2);
  fclose(file);
  text[*size] = '\n';
  return text;
}

static size_t split(char *text, size_t size, char ***lines, size_t **lengths) {
  size_t count = 0, room = 1024;
  *lines = malloc(room * sizeof **lines);
  *lengths = malloc(room * sizeof **lengths);
  for (char *at = text; at < text + size;) {
    char *end = memchr(at, '\n', text + size + 1 - at);
    if (count == room) {
      room *= 2;
      *lines = realloc(*lines, room * sizeof **lines);
      *lengths = realloc(*lengths, room * sizeof **lengths);
    }
    *end = 0;
    (*lines)[count] = at;
    (*lengths)[count++] = end - at;
    at = end + 1;
  }
  return count;
}

int main(int argc, char **argv) {
  if (argc < 4) return 2;
  size_t size, text_size, *lengths, *text_lengths;
  char **terms, **texts;
  char *term_file = read_file(argv[1], &size), *text_file = read_file(argv[2], &text_size);
  size_t count = split(term_file, size, &terms, &lengths), text_count = split(text_file, text_size, &texts, &text_lengths);
  unsigned *flags = calloc(count, sizeof *flags), *ids = calloc(count, sizeof *ids);
  for (size_t i = 0; i < count; i++) ids[i] = i;
  double start = cpu();
  hs_database_t *database;
  hs_compile_error_t *error;
  if (hs_compile_lit_multi((const char *const *)terms, flags, ids, lengths, count, HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) return 3;
  double compiled = cpu() - start;
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) return 3;
  double goal = atof(argv[3]), done = 0, pass_bytes = 0;
  for (size_t i = 0; i < text_count; i++) pass_bytes += text_lengths[i];
  for (size_t i = 0; i < text_count; i++) hs_scan(database, texts[i], text_lengths[i], 0, scratch, on_match, NULL);
  unsigned long long hits_per_pass = hits;
  start = cpu();
  while (done < goal) {
    for (size_t i = 0; i < text_count; i++) hs_scan(database, texts[i], text_lengths[i], 0, scratch, on_match, NULL);
    done += pass_bytes;
  }
  printf("%.3f %.1f %llu\n", compiled, done / 1e6 / (cpu() - start), hits_per_pass);
  return 0;
}
