#include "media/look.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace midad::media {

namespace {

constexpr std::size_t waves = 64;
constexpr double plainest = 2.0;  // mean square root of the difference from the mean grey, of 255
constexpr int bits_of_a_band = 16;

using Square = std::array<double, look_side * look_side>;

const Square& cosines() {
    static const Square table = [] {
        Square made{};
        for (std::size_t wave = 0; wave < look_side; ++wave)
            for (std::size_t at = 0; at < look_side; ++at)
                made[wave * look_side + at] = std::cos(std::numbers::pi * (static_cast<double>(at) + 0.5) *
                                                       static_cast<double>(wave) / static_cast<double>(look_side));
        return made;
    }();
    return table;
}

/// The transform of every row, written as columns: twice is the transform of both.
Square transformed(const Square& rows) {
    Square out{};
    for (std::size_t row = 0; row < look_side; ++row)
        for (std::size_t wave = 0; wave < look_side; ++wave) {
            double sum = 0;
            for (std::size_t at = 0; at < look_side; ++at)
                sum += rows[row * look_side + at] * cosines()[wave * look_side + at];
            out[wave * look_side + row] = sum;
        }
    return out;
}

bool is_plain(std::span<const unsigned char, look_side * look_side> greys) {
    double sum = 0, squares = 0;
    for (const unsigned char grey : greys) {
        sum += grey;
        squares += double{static_cast<double>(grey)} * grey;
    }
    const double count = static_cast<double>(greys.size());
    return squares / count - (sum / count) * (sum / count) < plainest * plainest;
}

std::int64_t band(int part, std::uint64_t bits) {
    return (std::int64_t{part} << bits_of_a_band) | static_cast<std::int64_t>(bits & 0xFFFF);
}

}  // namespace

std::optional<Look> look_of(std::span<const unsigned char, look_side * look_side> greys) {
    if (is_plain(greys)) return std::nullopt;
    Square square{};
    std::copy(greys.begin(), greys.end(), square.begin());
    square = transformed(transformed(square));
    // The slowest waves first, diagonal by diagonal; without the constant, which is the brightness.
    std::array<double, waves> slow{};
    std::size_t taken = 0;
    for (std::size_t diagonal = 1; taken < waves; ++diagonal)
        for (std::size_t row = 0; row <= diagonal && taken < waves; ++row)
            slow[taken++] = square[row * look_side + (diagonal - row)];
    std::array<double, waves> sorted = slow;
    std::nth_element(sorted.begin(), sorted.begin() + waves / 2, sorted.end());
    Look look = 0;
    for (const double wave : slow) look = look << 1 | (wave > sorted[waves / 2] ? 1u : 0u);
    return look;
}

std::vector<std::int64_t> bands_of(Look look) {
    std::vector<std::int64_t> bands;
    bands.reserve(4);
    for (int part = 0; part < 4; ++part) bands.push_back(band(part, look >> (part * bits_of_a_band)));
    return bands;
}

std::vector<std::int64_t> bands_near(Look look) {
    std::vector<std::int64_t> bands;
    for (int part = 0; part < 4; ++part) {
        const std::uint64_t bits = look >> (part * bits_of_a_band);
        bands.push_back(band(part, bits));
        for (int first = 0; first < bits_of_a_band; ++first) {
            bands.push_back(band(part, bits ^ (1u << first)));
            for (int second = first + 1; second < bits_of_a_band; ++second)
                bands.push_back(band(part, bits ^ (1u << first) ^ (1u << second)));
        }
    }
    return bands;
}

}  // namespace midad::media
