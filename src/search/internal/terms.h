#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "text/house.h"

/// What a story becomes in the index: terms by their first letter, values by their number.
namespace midad::search::internal {

/// To be raised when what a story becomes changes: an index of another format is built anew.
constexpr int format_version = 1;

/// The terms. Only words have frequencies; the others are there or not.
enum class Field : char {
    exact = 'E',     // key E of every word; the headline counts three times
    stem = 'S',      // key S of every word
    spelling = 'U',  // exact, 1, spelling: of some stories only, to know how the site spells a word
    title = 'T',     // key E of the headline's words
    name = 'Y',      // folded, 1, kind, as written: keywords ('k') and authors ('p'), for suggestions
    section = 'C',   // key
    author = 'B',    // slug of the folded name
    keyword = 'K',   // slug of the folded name
    language = 'L',  // BCP 47
    month = 'M',     // "2025-05" in the paper's zone
    shingle = 'H',   // which of the story's few hashes of four words, 1, the hash
};
constexpr char separator = '\x01';

/// Xapian takes 245 bytes; longer keys are cut, the same when asked as when stored.
std::string term(Field field, std::string_view key);
std::string spelling_term(std::string_view exact, std::string_view spelling);
/// The slug of a name or of its slug: the same for both.
std::string name_key(std::string_view name_or_slug);

enum Value : unsigned {
    published = 0,  // seconds since 1970, five bytes, big-endian, offset so that years before sort before
    section_of = 1,
    month_of = 2,    // as the term
    figures = 3,     // a hash of the figures in it; empty when there are none
    telling_of = 4,  // the stems that say most of what it is about, parted by 1, the most telling first
};

/// FNV-1a: the same on every machine and in every build, since it is kept.
std::uint64_t word_hash(std::string_view word);

std::string date_value(Instant when);
std::int64_t seconds_of(std::string_view date_value);
/// "2025-05".
std::string month_key(Instant when, const text::House& house);

}  // namespace midad::search::internal
