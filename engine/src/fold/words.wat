;; The inner loops of tokenize (tokenize.ts) over a piece of UTF-16: what each character is made of, sixteen at once; where words begin and end;
;; their hashes, flags and letters. Around what it does not know (a pair, what folds to several letters, words of one letter) it leaves the text from
;; one space to another to tokenize, and goes on after it.
;; Made into words.generated.ts by: node engine/tables/generate-modules.ts
(module
  ;; kernel.ts says what lies where: tables, then room for a piece, then the words of a TokenBuffer.
  (import "kernel" "memory" (memory 1))
  (global $hashes (mut i32) (i32.const 0))
  (global $starts (mut i32) (i32.const 0))
  (global $ends (mut i32) (i32.const 0))
  (global $froms (mut i32) (i32.const 0))
  (global $flags (mut i32) (i32.const 0))
  (global $letters (mut i32) (i32.const 0))

  (func (export "open") (param i32 i32 i32 i32 i32 i32)
    (global.set $hashes (local.get 0))
    (global.set $starts (local.get 1))
    (global.set $ends (local.get 2))
    (global.set $froms (local.get 3))
    (global.set $flags (local.get 4))
    (global.set $letters (local.get 5)))

  ;; Kinds and folded units of a piece of so many units; gives four times how many are left to tokenize, and notes where they are.
  ;; Kinds: 0x80 of a word (1 Latin, 2 digit, 4 look-alike, 8 of another script, 0x10 changed; $split adds 0x20 the third alike running and 0x40
  ;; beside a sign); else 1 space, 4 unknown, 0x40 sign.
  (func $read (param $size i32) (result i32)
    (local $at i32) (local $two i32) (local $unit i32) (local $wide i32) (local $kind i32) (local $unknown i32)
    (local $a v128) (local $b v128) (local $v v128) (local $low v128) (local $letter v128) (local $small v128) (local $before v128)
    ;; What is read beyond the end is space.
    (local.set $two (i32.shl (local.get $size) (i32.const 1)))
    (v128.store offset=0x32000 (local.get $two) (v128.const i32x4 0x200020 0x200020 0x200020 0x200020))
    (v128.store offset=0x32010 (local.get $two) (v128.const i32x4 0x200020 0x200020 0x200020 0x200020))
    (block $done (loop $more
      (br_if $done (i32.ge_u (local.get $at) (local.get $size)))
      (local.set $two (i32.shl (local.get $at) (i32.const 1)))
      (local.set $a (v128.load offset=0x32000 (local.get $two)))
      (local.set $b (v128.load offset=0x32010 (local.get $two)))
      (local.set $v (i8x16.narrow_i16x8_u (local.get $a) (local.get $b)))
      ;; A range is told by one comparison with a sign, its first at -128.
      (local.set $low (v128.or (local.get $v) (i8x16.splat (i32.const 0x20))))
      (local.set $letter (i8x16.lt_s (i8x16.sub (local.get $low) (i8x16.splat (i32.const 0xe1))) (i8x16.splat (i32.const -102))))
      (local.set $small (v128.and (local.get $letter) (i8x16.eq (local.get $v) (local.get $low))))
      (v128.store offset=0x36010 (local.get $at)
        (v128.or
          (v128.or
            (v128.or
              (v128.and (local.get $letter) (i8x16.splat (i32.const 0x81)))
              (v128.and
                (i8x16.lt_s (i8x16.sub (local.get $v) (i8x16.splat (i32.const 0xb0))) (i8x16.splat (i32.const -118)))
                (i8x16.splat (i32.const 0x82))))
            ;; A capital I after a small letter.
            (v128.and
              (v128.and
                (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x49)))
                (i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 (local.get $before) (local.get $small)))
              (i8x16.splat (i32.const 4))))
          (v128.or
            (v128.or
              (v128.and (i8x16.le_u (local.get $v) (i8x16.splat (i32.const 0x20))) (i8x16.splat (i32.const 1)))
              ;; ! $ +, of the sixteen from the space on.
              (i8x16.swizzle
                (v128.const i8x16 0 0x40 0 0 0x40 0 0 0 0 0 0 0x40 0 0 0 0)
                (v128.xor (local.get $v) (i8x16.splat (i32.const 0x20)))))
            ;; @ |
            (v128.and
              (v128.or
                (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x40)))
                (i8x16.eq (local.get $v) (i8x16.splat (i32.const 0x7c))))
              (i8x16.splat (i32.const 0x40))))))
      (local.set $before (local.get $small))
      (local.set $low (v128.or (local.get $v) (v128.and (local.get $letter) (i8x16.splat (i32.const 0x20)))))
      (v128.store offset=0x39010 (local.get $two) (i16x8.extend_low_i8x16_u (local.get $low)))
      (v128.store offset=0x39020 (local.get $two) (i16x8.extend_high_i8x16_u (local.get $low)))
      ;; Of those that are not ASCII the tables tell.
      (local.set $a (v128.and (local.get $a) (i16x8.splat (i32.const 0xff80))))
      (local.set $b (v128.and (local.get $b) (i16x8.splat (i32.const 0xff80))))
      (if (v128.any_true (v128.or (local.get $a) (local.get $b)))
        (then
          (local.set $wide
            (i32.xor
              (i8x16.bitmask
                (i8x16.narrow_i16x8_s
                  (i16x8.eq (local.get $a) (v128.const i32x4 0 0 0 0))
                  (i16x8.eq (local.get $b) (v128.const i32x4 0 0 0 0))))
              (i32.const 0xffff)))
          (loop $each
            (local.set $kind (i32.add (local.get $at) (i32.ctz (local.get $wide))))
            (local.set $two (i32.shl (local.get $kind) (i32.const 1)))
            (local.set $unit (i32.load16_u offset=0x32000 (local.get $two)))
            (i32.store16 offset=0x39010 (local.get $two) (i32.load16_u offset=0x10000 (i32.shl (local.get $unit) (i32.const 1))))
            ;; Its place is noted, and counts where it is unknown.
            (i32.store offset=0x3f800 (local.get $unknown) (local.get $kind))
            (local.set $unit (i32.load8_u (local.get $unit)))
            (i32.store8 offset=0x36010 (local.get $kind) (local.get $unit))
            (local.set $unknown
              (i32.add
                (local.get $unknown)
                (i32.shl (i32.eq (i32.and (local.get $unit) (i32.const 0x84)) (i32.const 4)) (i32.const 2))))
            (local.set $wide (i32.and (local.get $wide) (i32.sub (local.get $wide) (i32.const 1))))
            (br_if $each (local.get $wide)))))
      (local.set $at (i32.add (local.get $at) (i32.const 16)))
      (br $more)))
    (local.get $unknown))

  ;; Notes where words begin and end, each offset after the other; how many. And which units are the third alike running, or beside a sign.
  (func $split (param $count i32) (result i32)
    (local $at i32) (local $two i32) (local $to i32) (local $words i64) (local $turns i64) (local $carry i64)
    (local $v0 v128) (local $v1 v128) (local $v2 v128) (local $v3 v128)
    ;; A separator after the end ends the last word.
    (v128.store offset=0x36010 (local.get $count) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101))
    (v128.store offset=0x36020 (local.get $count) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101))
    (v128.store offset=0x36030 (local.get $count) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101))
    (v128.store offset=0x36040 (local.get $count) (v128.const i32x4 0x01010101 0x01010101 0x01010101 0x01010101))
    (loop $blocks
      (local.set $two (i32.shl (local.get $at) (i32.const 1)))
      (local.set $v0 (v128.load offset=0x36010 (local.get $at)))
      (v128.store offset=0x36010 (local.get $at)
        (v128.or
          (local.get $v0)
          (v128.and
            (i8x16.lt_s (local.get $v0) (v128.const i32x4 0 0 0 0))
            (v128.or
              (v128.and
                (i8x16.splat (i32.const 0x20))
                (i8x16.narrow_i16x8_s
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39010 (local.get $two)) (v128.load offset=0x3900e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39010 (local.get $two)) (v128.load offset=0x3900c (local.get $two))))
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39020 (local.get $two)) (v128.load offset=0x3901e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39020 (local.get $two)) (v128.load offset=0x3901c (local.get $two))))))
              (v128.and
                (i8x16.splat (i32.const 0x40))
                (v128.or
                  (i8x16.eq
                    (v128.and (v128.load offset=0x3600f (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))
                  (i8x16.eq
                    (v128.and (v128.load offset=0x36011 (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))))))))
      (local.set $v1 (v128.load offset=0x36020 (local.get $at)))
      (v128.store offset=0x36020 (local.get $at)
        (v128.or
          (local.get $v1)
          (v128.and
            (i8x16.lt_s (local.get $v1) (v128.const i32x4 0 0 0 0))
            (v128.or
              (v128.and
                (i8x16.splat (i32.const 0x20))
                (i8x16.narrow_i16x8_s
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39030 (local.get $two)) (v128.load offset=0x3902e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39030 (local.get $two)) (v128.load offset=0x3902c (local.get $two))))
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39040 (local.get $two)) (v128.load offset=0x3903e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39040 (local.get $two)) (v128.load offset=0x3903c (local.get $two))))))
              (v128.and
                (i8x16.splat (i32.const 0x40))
                (v128.or
                  (i8x16.eq
                    (v128.and (v128.load offset=0x3601f (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))
                  (i8x16.eq
                    (v128.and (v128.load offset=0x36021 (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))))))))
      (local.set $v2 (v128.load offset=0x36030 (local.get $at)))
      (v128.store offset=0x36030 (local.get $at)
        (v128.or
          (local.get $v2)
          (v128.and
            (i8x16.lt_s (local.get $v2) (v128.const i32x4 0 0 0 0))
            (v128.or
              (v128.and
                (i8x16.splat (i32.const 0x20))
                (i8x16.narrow_i16x8_s
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39050 (local.get $two)) (v128.load offset=0x3904e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39050 (local.get $two)) (v128.load offset=0x3904c (local.get $two))))
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39060 (local.get $two)) (v128.load offset=0x3905e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39060 (local.get $two)) (v128.load offset=0x3905c (local.get $two))))))
              (v128.and
                (i8x16.splat (i32.const 0x40))
                (v128.or
                  (i8x16.eq
                    (v128.and (v128.load offset=0x3602f (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))
                  (i8x16.eq
                    (v128.and (v128.load offset=0x36031 (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))))))))
      (local.set $v3 (v128.load offset=0x36040 (local.get $at)))
      (v128.store offset=0x36040 (local.get $at)
        (v128.or
          (local.get $v3)
          (v128.and
            (i8x16.lt_s (local.get $v3) (v128.const i32x4 0 0 0 0))
            (v128.or
              (v128.and
                (i8x16.splat (i32.const 0x20))
                (i8x16.narrow_i16x8_s
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39070 (local.get $two)) (v128.load offset=0x3906e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39070 (local.get $two)) (v128.load offset=0x3906c (local.get $two))))
                  (v128.and
                    (i16x8.eq (v128.load offset=0x39080 (local.get $two)) (v128.load offset=0x3907e (local.get $two)))
                    (i16x8.eq (v128.load offset=0x39080 (local.get $two)) (v128.load offset=0x3907c (local.get $two))))))
              (v128.and
                (i8x16.splat (i32.const 0x40))
                (v128.or
                  (i8x16.eq
                    (v128.and (v128.load offset=0x3603f (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))
                  (i8x16.eq
                    (v128.and (v128.load offset=0x36041 (local.get $at)) (i8x16.splat (i32.const 0xc0)))
                    (i8x16.splat (i32.const 0x40)))))))))
      (local.set $words
        (i64.or
          (i64.extend_i32_u
            (i32.or (i8x16.bitmask (local.get $v0)) (i32.shl (i8x16.bitmask (local.get $v1)) (i32.const 16))))
          (i64.shl
            (i64.extend_i32_u
              (i32.or (i8x16.bitmask (local.get $v2)) (i32.shl (i8x16.bitmask (local.get $v3)) (i32.const 16))))
            (i64.const 32))))
      (local.set $turns (i64.xor (local.get $words) (i64.or (i64.shl (local.get $words) (i64.const 1)) (local.get $carry))))
      (local.set $carry (i64.shr_u (local.get $words) (i64.const 63)))
      (block $none (loop $turn
        (br_if $none (i64.eqz (local.get $turns)))
        (i32.store offset=0x48000 (local.get $to) (i32.add (local.get $at) (i32.wrap_i64 (i64.ctz (local.get $turns)))))
        (local.set $to (i32.add (local.get $to) (i32.const 4)))
        (local.set $turns (i64.and (local.get $turns) (i64.sub (local.get $turns) (i64.const 1))))
        (br $turn)))
      (local.set $at (i32.add (local.get $at) (i32.const 64)))
      (br_if $blocks (i32.le_u (local.get $at) (local.get $count))))
    (i32.shr_u (local.get $to) (i32.const 3)))

  ;; Begins with a piece of so many units. Gives how many of them are read before the next piece: all where the field ends with it; -1: too much is
  ;; one word. `go` reads them.
  (func (export "begin") (param $count i32) (param $isLast i32) (result i32)
    (local $words i32) (local $used i32)
    (i32.store offset=0x3101c (i32.const 0) (call $read (local.get $count)))
    (local.set $words (call $split (local.get $count)))
    (local.set $used (local.get $count))
    (if (i32.eqz (local.get $isLast))
      (then
        ;; The last separator begins the next piece, with the word that may go on there.
        (local.set $used (i32.sub (local.get $count) (i32.const 1)))
        (if (i32.and (i32.load8_u offset=0x36010 (local.get $used)) (i32.const 0x80))
          (then
            (local.set $words (i32.sub (local.get $words) (i32.const 1)))
            (local.set $used
              (i32.sub (i32.load offset=0x48000 (i32.shl (local.get $words) (i32.const 3))) (i32.const 1)))))
        (if (i32.le_s (local.get $used) (i32.const 0)) (then (return (i32.const -1))))))
    (i32.store offset=0x31014 (i32.const 0) (i32.const 0))
    (i32.store offset=0x31020 (i32.const 0) (i32.const 0))
    ;; After the last begins none.
    (i32.store offset=0x48000 (i32.shl (local.get $words) (i32.const 3)) (i32.const 0x7ffffffe))
    (local.get $used))

  ;; Reads the piece's words from a unit on, which lies in the field $offset units later: 0 up to the end; 1 up to where tokenize reads on, from a unit
  ;; to a space after another, both in the state; -1 where that begins before the piece. In the piece may be the ends of $fields, four times how many,
  ;; a unit apart: where each ends is in the state, and there the word is put that the next begins with.
  (func (export "go") (param $skip i32) (param $fields i32) (result i32)
    (local $word i32) (local $out i32) (local $offset i32) (local $field i32) (local $limit i32) (local $bound i32)
    (local $at i32) (local $unknown i32) (local $lastUnknown i32) (local $stop i32) (local $until i32)
    (local $start i32) (local $end i32) (local $length i32) (local $hash i32) (local $flag i32) (local $kinds i64)
    (local $from i32) (local $left i32) (local $joined i32) (local $singles i32) (local $any i32) (local $v v128) (local $sum v128)
    (local $hashes i32) (local $starts i32) (local $ends i32) (local $froms i32) (local $flags i32)
    (local.set $singles (i32.load offset=0x31004 (i32.const 0)))
    (local.set $any (i32.load offset=0x31008 (i32.const 0)))
    (local.set $word (i32.shl (i32.load offset=0x3100c (i32.const 0)) (i32.const 2)))
    (local.set $out (i32.load offset=0x31010 (i32.const 0)))
    (local.set $at (i32.load offset=0x31014 (i32.const 0)))
    (local.set $lastUnknown (i32.load offset=0x3101c (i32.const 0)))
    (local.set $unknown (i32.load offset=0x31020 (i32.const 0)))
    (local.set $field (i32.load offset=0x31024 (i32.const 0)))
    (local.set $offset (i32.load offset=0x31028 (i32.const 0)))
    (local.set $joined (i32.sub (i32.load offset=0x31000 (i32.const 0)) (local.get $offset)))
    (local.set $hashes (global.get $hashes))
    (local.set $starts (global.get $starts))
    (local.set $ends (global.get $ends))
    (local.set $froms (global.get $froms))
    (local.set $flags (global.get $flags))
    (block $there (loop $skipping
      (br_if $there (i32.ge_s (i32.load offset=0x48000 (local.get $at)) (local.get $skip)))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (br $skipping)))
    (block $there (loop $skipping
      (br_if $there (i32.ge_u (local.get $unknown) (local.get $lastUnknown)))
      (br_if $there (i32.ge_s (i32.load offset=0x3f800 (local.get $unknown)) (local.get $skip)))
      (local.set $unknown (i32.add (local.get $unknown) (i32.const 4)))
      (br $skipping)))
    ;; Where the next unknown one leaves off: after a space before it, and before a space behind it and others near.
    (local.set $stop (i32.const 0x7ffffffe))
    (if (i32.lt_u (local.get $unknown) (local.get $lastUnknown))
      (then
        (local.set $until (i32.load offset=0x3f800 (local.get $unknown)))
        (local.set $stop (local.get $until))
        (block $clear (loop $back
          (if (i32.eqz (local.get $stop))
            (then
              ;; What is before the piece is behind a space too, or none.
              (br_if $clear (i32.load offset=0x31034 (i32.const 0)))
              (return (i32.const -1))))
          (br_if $clear (i32.eq (i32.and (i32.load8_u offset=0x3600f (local.get $stop)) (i32.const 0x81)) (i32.const 1)))
          (local.set $stop (i32.sub (local.get $stop) (i32.const 1)))
          (br $back)))
        (local.set $left (local.get $unknown))
        (block $alone (loop $near
          (local.set $left (i32.add (local.get $left) (i32.const 4)))
          (br_if $alone (i32.ge_u (local.get $left) (local.get $lastUnknown)))
          (local.set $from (i32.load offset=0x3f800 (local.get $left)))
          (br_if $alone (i32.gt_u (local.get $from) (i32.add (local.get $until) (i32.const 16))))
          (local.set $until (local.get $from))
          (br $near)))
        (i32.store offset=0x3102c (i32.const 0) (local.get $stop))
        (i32.store offset=0x31030 (i32.const 0) (local.get $until))))
    (local.set $limit
      (if (result i32) (i32.lt_u (local.get $field) (local.get $fields))
        (then (i32.load offset=0x31100 (local.get $field)))
        (else (i32.const 0x7fffffff))))
    (local.set $bound (select (local.get $limit) (local.get $stop) (i32.lt_s (local.get $limit) (local.get $stop))))
    (block $done (loop $more
      (local.set $start (i32.load offset=0x48000 (local.get $at)))
      (local.set $end (i32.load offset=0x48004 (local.get $at)))
      (if (i32.ge_s (local.get $start) (local.get $bound))
        (then
          (local.set $start (select (local.get $start) (local.get $stop) (i32.lt_s (local.get $start) (local.get $stop))))
          (block $within (loop $next
            (br_if $within (i32.lt_s (local.get $start) (local.get $limit)))
            ;; The word between two fields, as endField.
            (local.set $limit (i32.add (local.get $limit) (local.get $offset)))
            (i32.store (i32.add (local.get $hashes) (local.get $word)) (i32.const 0))
            (i32.store (i32.add (local.get $starts) (local.get $word)) (local.get $limit))
            (i32.store (i32.add (local.get $ends) (local.get $word)) (local.get $limit))
            (i32.store (i32.add (local.get $froms) (local.get $word)) (local.get $out))
            (i32.store (i32.add (local.get $flags) (local.get $word)) (i32.const 0))
            (local.set $word (i32.add (local.get $word) (i32.const 4)))
            (local.set $offset (i32.xor (i32.load offset=0x31100 (local.get $field)) (i32.const -1)))
            (i32.store offset=0x31100 (local.get $field) (i32.shr_u (local.get $word) (i32.const 2)))
            (local.set $field (i32.add (local.get $field) (i32.const 4)))
            (local.set $limit
              (if (result i32) (i32.lt_u (local.get $field) (local.get $fields))
                (then (i32.load offset=0x31100 (local.get $field)))
                (else (i32.const 0x7fffffff))))
            (local.set $singles (i32.const 0))
            (local.set $joined (i32.const -1))
            (br $next)))
          (br_if $done (i32.eq (local.get $start) (local.get $stop)))
          (local.set $bound
            (select (local.get $limit) (local.get $stop) (i32.lt_s (local.get $limit) (local.get $stop))))))
      (local.set $at (i32.add (local.get $at) (i32.const 8)))
      (local.set $length (i32.sub (local.get $end) (local.get $start)))
      (i32.store (i32.add (local.get $starts) (local.get $word)) (i32.add (local.get $start) (local.get $offset)))
      (i32.store (i32.add (local.get $ends) (local.get $word)) (i32.add (local.get $end) (local.get $offset)))
      (i32.store (i32.add (local.get $froms) (local.get $word)) (local.get $out))
      ;; Eight letters at once: copied, summed up as hashLetters does, their kinds put together.
      (local.set $from (i32.add (global.get $letters) (i32.shl (local.get $out) (i32.const 1))))
      (local.set $out (i32.add (local.get $out) (local.get $length)))
      (local.set $left (local.get $length))
      (local.set $kinds (i64.const 0))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (block $short (loop $eight
        (br_if $short (i32.le_s (local.get $left) (i32.const 8)))
        (local.set $v (v128.load offset=0x39010 (i32.shl (local.get $start) (i32.const 1))))
        (v128.store (local.get $from) (local.get $v))
        (local.set $sum
          (i32x4.mul
            (i32x4.add (local.get $sum) (local.get $v))
            (v128.const i32x4 0x9e3779b1 0x85ebca6b 0xc2b2ae35 0x27d4eb2f)))
        (local.set $kinds (i64.or (local.get $kinds) (i64.load offset=0x36010 (local.get $start))))
        (local.set $from (i32.add (local.get $from) (i32.const 16)))
        (local.set $start (i32.add (local.get $start) (i32.const 8)))
        (local.set $left (i32.sub (local.get $left) (i32.const 8)))
        (br $eight)))
      (local.set $v
        (v128.and
          (v128.load offset=0x39010 (i32.shl (local.get $start) (i32.const 1)))
          (v128.load offset=0x31a00 (i32.shl (local.get $left) (i32.const 4)))))
      (v128.store (local.get $from) (local.get $v))
      (local.set $sum
        (i32x4.mul
          (i32x4.add (local.get $sum) (local.get $v))
          (v128.const i32x4 0x9e3779b1 0x85ebca6b 0xc2b2ae35 0x27d4eb2f)))
      (local.set $kinds
        (i64.or
          (local.get $kinds)
          (i64.and
            (i64.load offset=0x36010 (local.get $start))
            (i64.load offset=0x31b00 (i32.shl (local.get $left) (i32.const 3))))))
      (local.set $sum
        (i32x4.add
          (local.get $sum)
          (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $sum) (local.get $sum))))
      (local.set $hash (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum))))
      (local.set $hash (i32.mul (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15))) (i32.const 0x2c1b3c6d)))
      (local.set $hash (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 13))))
      (i32.store (i32.add (local.get $hashes) (local.get $word)) (i32.or (local.get $hash) (i32.eqz (local.get $hash))))
      (local.set $kinds (i64.or (local.get $kinds) (i64.shr_u (local.get $kinds) (i64.const 32))))
      (local.set $kinds (i64.or (local.get $kinds) (i64.shr_u (local.get $kinds) (i64.const 16))))
      (local.set $kinds (i64.or (local.get $kinds) (i64.shr_u (local.get $kinds) (i64.const 8))))
      (local.set $left (i32.eq (local.get $length) (i32.const 1)))
      (local.set $singles (i32.and (i32.add (local.get $singles) (i32.const 1)) (i32.sub (i32.const 0) (local.get $left))))
      ;; Where classes.ts has it.
      (local.set $flag
        (i32.or
          (i32.or
            (i32.shl (i32.and (i32.wrap_i64 (local.get $kinds)) (i32.const 0x7f)) (i32.const 16))
            (i32.shl (i32.eq (i32.sub (local.get $end) (local.get $length)) (local.get $joined)) (i32.const 23)))
          (i32.shl (local.get $left) (i32.const 27))))
      (i32.store (i32.add (local.get $flags) (local.get $word)) (local.get $flag))
      (local.set $joined
        (i32.or
          (i32.add (local.get $end) (i32.const 1))
          (i32.sub (i32.const 0) (i32.and (i32.load8_u offset=0x36010 (local.get $end)) (i32.const 1)))))
      ;; As isSuspicious; Latin beside digits or letters of others comes to lie where Latin is.
      (local.set $any
        (i32.or
          (local.get $any)
          (i32.or
            (i32.or
              (i32.and (local.get $flag) (i32.const 0xe40000))
              (i32.gt_s (local.get $singles) (i32.const 2)))
            (i32.and
              (i32.and
                (local.get $flag)
                (i32.or (i32.shr_u (local.get $flag) (i32.const 1)) (i32.shr_u (local.get $flag) (i32.const 3))))
              (i32.const 0x10000)))))
      (local.set $word (i32.add (local.get $word) (i32.const 4)))
      (br $more)))
    (i32.store offset=0x31000 (i32.const 0) (i32.add (local.get $joined) (local.get $offset)))
    (i32.store offset=0x31004 (i32.const 0) (local.get $singles))
    (i32.store offset=0x31008 (i32.const 0) (local.get $any))
    (i32.store offset=0x3100c (i32.const 0) (i32.shr_u (local.get $word) (i32.const 2)))
    (i32.store offset=0x31010 (i32.const 0) (local.get $out))
    (i32.store offset=0x31014 (i32.const 0) (local.get $at))
    (i32.store offset=0x31020 (i32.const 0) (local.get $unknown))
    (i32.store offset=0x31024 (i32.const 0) (local.get $field))
    (i32.store offset=0x31028 (i32.const 0) (local.get $offset))
    (i32.ne (local.get $stop) (i32.const 0x7ffffffe))))
