;; The inner loops of HashIndex (hash-index.ts): looks a hash up among those that are sorted by band, and compares the near ones whole.
;; Made into search.generated.ts by: node engine/tables/generate-modules.ts
(module
  ;; All there is lies in the index's own memory, which threads may share.
  (import "index" "memory" (memory 1 65536 shared))
  ;; Where its parts begin: hash-index.ts, `layoutOf`.
  (global $starts (mut i32) (i32.const 0))
  (global $places (mut i32) (i32.const 0))
  (global $sketches (mut i32) (i32.const 0))
  (global $words (mut i32) (i32.const 0))
  ;; The query's sixteen words, then a begin and an end for each of at most 272 values to look at, then a batch, then what was found.
  (global $scratch (mut i32) (i32.const 0))
  ;; What has been touched ahead of its use; kept so that the touching is not left out.
  (global $touched (mut i32) (i32.const 0))
  ;; Where a search goes on: the value it is at, and the next place there.
  (global $slot (mut i32) (i32.const 0))
  (global $at (mut i32) (i32.const 0))

  (func (export "open") (param i32 i32 i32 i32 i32)
    (global.set $starts (local.get 0))
    (global.set $places (local.get 1))
    (global.set $sketches (local.get 2))
    (global.set $words (local.get 3))
    (global.set $scratch (local.get 4)))

  ;; Notes for each band where the hashes begin and end that have the query's value there, or (tries 17) one that differs in a bit. All that
  ;; waits for memory waits here at once, since no step needs the one before.
  (func (export "begin") (param $tries i32)
    (local $band i32) (local $try i32) (local $value i32) (local $slot i32) (local $to i32) (local $range i64) (local $touched i32)
    (local.set $to (i32.add (global.get $scratch) (i32.const 32)))
    (loop $bands
      (local.set $value
        (i32.load16_u (i32.add (global.get $scratch) (i32.shl (local.get $band) (i32.const 1)))))
      (local.set $try (i32.const 0))
      (loop $tries
        ;; The value itself, then with each bit turned: 1 << (try - 1), and 0 for the first.
        (local.set $slot
          (i32.add
            (i32.mul (local.get $band) (i32.const 65537))
            (i32.xor (local.get $value) (i32.shr_u (i32.shl (i32.const 1) (local.get $try)) (i32.const 1)))))
        (local.set $range
          (i64.load align=4 (i32.add (global.get $starts) (i32.shl (local.get $slot) (i32.const 2)))))
        (i64.store align=4 (local.get $to) (local.get $range))
        (local.set $to (i32.add (local.get $to) (i32.const 8)))
        (local.set $touched
          (i32.add (local.get $touched)
            (i32.load8_u
              (i32.add (global.get $sketches) (i32.shl (i32.wrap_i64 (local.get $range)) (i32.const 1))))))
        (br_if $tries
          (i32.lt_u (local.tee $try (i32.add (local.get $try) (i32.const 1))) (local.get $tries))))
      (br_if $bands (i32.lt_u (local.tee $band (i32.add (local.get $band) (i32.const 1))) (i32.const 16))))
    (global.set $touched (local.get $touched))
    (global.set $slot (i32.const 0))
    (global.set $at (i32.load (i32.add (global.get $scratch) (i32.const 32)))))

  ;; Goes on with the search. Returns how many pairs of place and distance it has written; -1 - that many when it is at its end.
  (func (export "search") (param $tries i32) (param $left i32) (param $distance i32) (result i32)
    (local $slot i32) (local $slots i32) (local $at i32) (local $end i32) (local $ranges i32) (local $batch i32) (local $count i32)
    (local $found i32) (local $results i32) (local $mask i32) (local $following v128) (local $most v128) (local $band i32)
    (local.set $ranges (i32.add (global.get $scratch) (i32.const 32)))
    (local.set $batch (i32.add (global.get $scratch) (i32.const 2304)))
    (local.set $results (i32.add (global.get $scratch) (i32.const 3584)))
    (local.set $slots (i32.mul (i32.const 16) (local.get $tries)))
    (local.set $slot (global.get $slot))
    (local.set $at (global.get $at))
    (loop $each
      (local.set $band (i32.div_u (local.get $slot) (local.get $tries)))
      (local.set $following
        (i16x8.splat
          (i32.load16_u
            (i32.add (global.get $scratch)
              (i32.shl (i32.and (i32.add (local.get $band) (i32.const 1)) (i32.const 15)) (i32.const 1))))))
      ;; A bit that the band itself differs in is one less for the next.
      (local.set $most
        (i16x8.splat
          (i32.sub (local.get $left)
            (i32.ne (local.get $slot) (i32.mul (local.get $band) (local.get $tries))))))
      (local.set $end
        (i32.load offset=4 (i32.add (local.get $ranges) (i32.shl (local.get $slot) (i32.const 3)))))
      (block $done
        (br_if $done (i32.ge_s (local.get $at) (local.get $end)))
        (loop $eight
          (local.set $mask
            (i16x8.bitmask
              (i16x8.le_u
                (i16x8.extadd_pairwise_i8x16_u
                  (i8x16.popcnt
                    (v128.xor
                      (v128.load align=2
                        (i32.add (global.get $sketches) (i32.shl (local.get $at) (i32.const 1))))
                      (local.get $following))))
                (local.get $most))))
          (if (local.get $mask)
            (then
              (if (i32.gt_s (i32.add (local.get $at) (i32.const 8)) (local.get $end))
                (then
                  (local.set $mask
                    (i32.and (local.get $mask)
                      (i32.sub
                        (i32.shl (i32.const 1) (i32.sub (local.get $end) (local.get $at)))
                        (i32.const 1))))))
              (block $none
                (br_if $none (i32.eqz (local.get $mask)))
                (loop $bits
                  (i32.store
                    (i32.add (local.get $batch) (i32.shl (local.get $count) (i32.const 2)))
                    (i32.add (local.get $at) (i32.ctz (local.get $mask))))
                  (local.set $count (i32.add (local.get $count) (i32.const 1)))
                  (br_if $bits
                    (local.tee $mask (i32.and (local.get $mask) (i32.sub (local.get $mask) (i32.const 1)))))))
              (if (i32.gt_u (local.get $count) (i32.const 312))
                (then
                  (local.set $found
                    (call $compare (local.get $batch) (local.get $count) (local.get $distance) (local.get $results) (local.get $found)))
                  (local.set $count (i32.const 0))
                  ;; No room for one more batch: what was found is taken first.
                  (if (i32.gt_u (local.get $found) (i32.const 256))
                    (then
                      (global.set $slot (local.get $slot))
                      (global.set $at (i32.add (local.get $at) (i32.const 8)))
                      (return (local.get $found))))))))
          (br_if $eight
            (i32.lt_s (local.tee $at (i32.add (local.get $at) (i32.const 8))) (local.get $end)))))
      (local.set $slot (i32.add (local.get $slot) (i32.const 1)))
      (local.set $at (i32.load (i32.add (local.get $ranges) (i32.shl (local.get $slot) (i32.const 3)))))
      (br_if $each (i32.lt_u (local.get $slot) (local.get $slots))))
    (i32.sub
      (i32.const -1)
      (call $compare (local.get $batch) (local.get $count) (local.get $distance) (local.get $results) (local.get $found))))

  ;; Compares a batch whole: first all their places, then all their words, so that neither waits for the other. Returns how many are found by now.
  (func $compare (param $batch i32) (param $count i32) (param $distance i32) (param $results i32) (param $found i32) (result i32)
    (local $each i32) (local $end i32) (local $at i32) (local $sum i32) (local $query0 v128) (local $query1 v128) (local $sums v128)
    (if (i32.eqz (local.get $count)) (then (return (local.get $found))))
    (local.set $end (i32.add (local.get $batch) (i32.shl (local.get $count) (i32.const 2))))
    (local.set $each (local.get $batch))
    (loop $places
      (i32.store (local.get $each)
        (i32.load (i32.add (global.get $places) (i32.shl (i32.load (local.get $each)) (i32.const 2)))))
      (br_if $places (i32.lt_u (local.tee $each (i32.add (local.get $each) (i32.const 4))) (local.get $end))))
    (local.set $query0 (v128.load (global.get $scratch)))
    (local.set $query1 (v128.load offset=16 (global.get $scratch)))
    (local.set $each (local.get $batch))
    (loop $words
      (local.set $at (i32.add (global.get $words) (i32.shl (i32.load (local.get $each)) (i32.const 5))))
      (local.set $sums
        (i32x4.extadd_pairwise_i16x8_u
          (i16x8.extadd_pairwise_i8x16_u
            (i8x16.add
              (i8x16.popcnt (v128.xor (v128.load align=2 (local.get $at)) (local.get $query0)))
              (i8x16.popcnt (v128.xor (v128.load offset=16 align=2 (local.get $at)) (local.get $query1)))))))
      (local.set $sum
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sums)) (i32x4.extract_lane 1 (local.get $sums)))
          (i32.add (i32x4.extract_lane 2 (local.get $sums)) (i32x4.extract_lane 3 (local.get $sums)))))
      (if (i32.le_u (local.get $sum) (local.get $distance))
        (then
          (i32.store (i32.add (local.get $results) (i32.shl (local.get $found) (i32.const 3))) (i32.load (local.get $each)))
          (i32.store offset=4 (i32.add (local.get $results) (i32.shl (local.get $found) (i32.const 3))) (local.get $sum))
          (local.set $found (i32.add (local.get $found) (i32.const 1)))))
      (br_if $words (i32.lt_u (local.tee $each (i32.add (local.get $each) (i32.const 4))) (local.get $end))))
    (local.get $found)))
