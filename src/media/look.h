#pragma once

#include <bit>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace midad::media {

/// How a picture looks, in 64 bits: which of its 64 slowest waves (DCT-II of 32×32 greys, the constant left out) are
/// stronger than the middle one. The same picture saved anew, made smaller or a little darker has nearly the same bits.
using Look = std::uint64_t;

inline constexpr std::size_t look_side = 32;

/// Of 32×32 greys, row by row. Nothing for a picture that is almost one grey: all such would look alike.
std::optional<Look> look_of(std::span<const unsigned char, look_side * look_side> greys);

/// In how many bits two looks differ.
inline int distance(Look one, Look other) { return std::popcount(one ^ other); }

/// Looks that differ in no more bits are taken for the same picture. Measured on the sample's photographs: saved anew
/// at quality 30, at a quarter of the size, brightened or with 2 % cut from every side they differ in at most 10; two
/// different ones in at least 16 (look_test.cpp).
inline constexpr int nearest_look = 10;

/// The look's four bands, as they are kept: part * 65536 + 16 bits.
std::vector<std::int64_t> bands_of(Look look);
/// Every band that a look within `nearest_look` may have in common with this one. Of four parts that share 10 differing
/// bits one has at most two of them; so these are each part with none, one or two bits turned: 4 × 137.
std::vector<std::int64_t> bands_near(Look look);

}  // namespace midad::media
