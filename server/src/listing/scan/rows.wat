;; The cells of a table's rows, sixteen bytes at once: where each ends, in a copy of the bytes without the quotes around cells and with one for two
;; inside (scan-rows.ts). What is no plain table of RFC 4180 is left to scan-csv.ts.
;; Made into rows.generated.ts by: node engine/tables/generate-modules.ts
(module
  ;; scan-rows.ts says what lies where: 0 and 4 the answers of cut, at 0x10000 the bytes, at 0x120000 the copy, at 0x230000 the ends.
  (import "rows" "memory" (memory 1))

  ;; Of sixteen bits each with all before it, added up: of quotes, which bytes are behind an odd number of them.
  (func $odd (param $bits i32) (result i32)
    (local.set $bits (i32.xor (local.get $bits) (i32.shl (local.get $bits) (i32.const 1))))
    (local.set $bits (i32.xor (local.get $bits) (i32.shl (local.get $bits) (i32.const 2))))
    (local.set $bits (i32.xor (local.get $bits) (i32.shl (local.get $bits) (i32.const 4))))
    (i32.and
      (i32.xor (local.get $bits) (i32.shl (local.get $bits) (i32.const 8)))
      (i32.const 0xffff)))

  ;; Where the last row ends of bytes that begin with a row, 0 where none does (at 0), and the line ends up to there (at 4). What lies
  ;; behind the bytes is 0.
  (func (export "cut") (param $size i32)
    (local $at i32) (local $inside i32) (local $within i32) (local $lines i32) (local $breaks i32) (local $ends i32) (local $last i32)
    (local $v v128)
    (i64.store (i32.const 0) (i64.const 0))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $at) (local.get $size)))
      (local.set $v (v128.load offset=0x10000 (local.get $at)))
      (local.set $within
        (i32.xor
          (call $odd (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 34)))))
          (local.get $inside)))
      (local.set $inside (i32.sub (i32.const 0) (i32.shr_u (local.get $within) (i32.const 15))))
      (local.set $inside (i32.and (local.get $inside) (i32.const 0xffff)))
      (local.set $breaks (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10)))))
      (local.set $ends (i32.and (local.get $breaks) (i32.xor (local.get $within) (i32.const 0xffff))))
      (if (local.get $ends) (then
        (local.set $last (i32.sub (i32.const 31) (i32.clz (local.get $ends))))
        (i32.store (i32.const 0) (i32.add (i32.add (local.get $at) (local.get $last)) (i32.const 1)))
        (i32.store (i32.const 4)
          (i32.add
            (local.get $lines)
            (i32.popcnt
              (i32.and (local.get $breaks) (i32.sub (i32.shl (i32.const 2) (local.get $last)) (i32.const 1))))))))
      (local.set $lines (i32.add (local.get $lines) (i32.popcnt (local.get $breaks))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $more))))

  ;; Notes where each cell ends in the copy, with its flags above: 1 not ASCII, 2 in quotes, 4 with a line end in it, 8 the last of its row.
  ;; Gives how many there are; -1 for what is no plain table, or has more than that many.
  (func (export "read") (param $size i32) (param $separator i32) (param $most i32) (result i32)
    (local $at i32) (local $out i32) (local $limit i32) (local $run i32) (local $cell i32) (local $row i32) (local $place i32) (local $i i32)
    (local $quotes i32) (local $breaks i32) (local $high i32) (local $within i32) (local $inside i32) (local $bits i32) (local $below i32)
    (local $flags i32) (local $count i32) (local $next i32)
    (local $v v128)
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $at) (local.get $size)))
      (local.set $v (v128.load offset=0x10000 (local.get $at)))
      (v128.store offset=0x120000 (local.get $out) (local.get $v))
      (local.set $run (local.get $at))
      (local.set $limit (i32.add (local.get $at) (i32.const 16)))
      (if (i32.gt_u (local.get $limit) (local.get $size)) (then (local.set $limit (local.get $size))))
      (if (v128.any_true (i8x16.eq (local.get $v) (i8x16.splat (i32.const 13)))) (then (return (i32.const -1))))
      (local.set $high (i8x16.bitmask (local.get $v)))
      (local.set $quotes (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 34)))))
      (local.set $breaks (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (i32.const 10)))))
      (local.set $within (i32.xor (call $odd (local.get $quotes)) (local.get $inside)))
      (local.set $inside
        (i32.and
          (i32.sub (i32.const 0) (i32.shr_u (local.get $within) (i32.const 15)))
          (i32.const 0xffff)))
      (local.set $bits
        (i32.or
          (i32.or (local.get $quotes) (local.get $breaks))
          (i32.and
            (i8x16.bitmask (i8x16.eq (local.get $v) (i8x16.splat (local.get $separator))))
            (i32.xor (local.get $within) (i32.const 0xffff)))))
      (block $read (loop $each
        (br_if $read (i32.eqz (local.get $bits)))
        (local.set $i (i32.ctz (local.get $bits)))
        (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
        (local.set $place (i32.add (local.get $at) (local.get $i)))
        (local.set $out (i32.add (local.get $out) (i32.sub (local.get $place) (local.get $run))))
        (local.set $run (local.get $place))
        (if (i32.and (i32.shr_u (local.get $quotes) (local.get $i)) (i32.const 1))
          (then
            (local.set $flags (i32.or (local.get $flags) (i32.const 2)))
            (if (i32.and (i32.shr_u (local.get $within) (local.get $i)) (i32.const 1))
              (then
                ;; It opens: at the cell's beginning, or right behind one that closed, and the two are one.
                (if (i32.ne (local.get $place) (local.get $cell)) (then
                  (if (i32.ne (i32.load8_u offset=0xffff (local.get $place)) (i32.const 34)) (then (return (i32.const -1))))
                  (i32.store8 offset=0x120000 (local.get $out) (i32.const 34))
                  (local.set $out (i32.add (local.get $out) (i32.const 1))))))
              (else
                ;; It closes: the cell ends, or another opens.
                (local.set $next (i32.load8_u offset=0x10001 (local.get $place)))
                (if (i32.lt_u (i32.add (local.get $place) (i32.const 1)) (local.get $size)) (then
                  (if (i32.ne (local.get $next) (i32.const 34)) (then
                    (if (i32.ne (local.get $next) (local.get $separator)) (then
                      (if (i32.ne (local.get $next) (i32.const 10)) (then (return (i32.const -1))))))))))))
            (local.set $run (i32.add (local.get $place) (i32.const 1)))
            (v128.store offset=0x120000 (local.get $out) (v128.load offset=0x10000 (local.get $run)))
            (br $each)))
        (if (i32.and (i32.shr_u (local.get $within) (local.get $i)) (i32.const 1)) (then
          (local.set $flags (i32.or (local.get $flags) (i32.const 4)))
          (br $each)))
        ;; The cell ends.
        (local.set $below (i32.and (local.get $high) (i32.sub (i32.shl (i32.const 1) (local.get $i)) (i32.const 1))))
        (if (local.get $below) (then
          (local.set $flags (i32.or (local.get $flags) (i32.const 1)))
          (local.set $high (i32.xor (local.get $high) (local.get $below)))))
        (local.set $cell (i32.add (local.get $place) (i32.const 1)))
        (if (i32.and (i32.shr_u (local.get $breaks) (local.get $i)) (i32.const 1)) (then
          (local.set $flags (i32.or (local.get $flags) (i32.const 8)))
          (local.set $row (local.get $cell))))
        (if (i32.ge_u (local.get $count) (local.get $most)) (then (return (i32.const -1))))
        (i32.store offset=0x230000
          (i32.shl (local.get $count) (i32.const 2))
          (i32.or (local.get $out) (i32.shl (local.get $flags) (i32.const 24))))
        (local.set $count (i32.add (local.get $count) (i32.const 1)))
        (local.set $flags (i32.const 0))
        (local.set $out (i32.add (local.get $out) (i32.const 1)))
        (local.set $run (local.get $cell))
        (br $each)))
      (if (local.get $high) (then (local.set $flags (i32.or (local.get $flags) (i32.const 1)))))
      (local.set $out (i32.add (local.get $out) (i32.sub (local.get $limit) (local.get $run))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $more)))
    (if (local.get $inside) (then (return (i32.const -1))))
    ;; The last row may end without a line end.
    (if (i32.lt_u (local.get $row) (local.get $size)) (then
      (if (i32.ge_u (local.get $count) (local.get $most)) (then (return (i32.const -1))))
      (i32.store offset=0x230000
        (i32.shl (local.get $count) (i32.const 2))
        (i32.or (local.get $out) (i32.shl (i32.or (local.get $flags) (i32.const 8)) (i32.const 24))))
      (local.set $count (i32.add (local.get $count) (i32.const 1)))))
    (local.get $count)))
