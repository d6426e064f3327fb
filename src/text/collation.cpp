#include "text/collation.h"

#include <memory>
#include <vector>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>

#include "base/failure.h"
#include "text/fold.h"
#include "text/internal/characters.h"

namespace midad::text {

using namespace internal;

namespace {

void check(UErrorCode status) {
    if (U_FAILURE(status)) {
        throw Failure{"text.icu", {{"reason", u_errorName(status)}}, std::string{"collation: "} + u_errorName(status)};
    }
}

using Collator = std::unique_ptr<icu::Collator>;

Collator made(icu::Collator::ECollationStrength strength) {
    UErrorCode status = U_ZERO_ERROR;
    // CLDR's order for Arabic, which puts its letters before the Latin ones.
    Collator collator{icu::Collator::createInstance(icu::Locale{"ar"}, status)};
    check(status);
    collator->setStrength(strength);
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
    check(status);
    return collator;
}

/// Without the zero byte that ICU ends a key with.
void append_key(std::string& to, const icu::Collator& collator, std::string_view text) {
    const icu::StringPiece piece{text.data(), static_cast<std::int32_t>(text.size())};
    const icu::UnicodeString units = icu::UnicodeString::fromUTF8(piece);
    std::vector<std::uint8_t> key(64 + static_cast<std::size_t>(units.length()) * 4);
    std::int32_t needed = collator.getSortKey(units, key.data(), static_cast<std::int32_t>(key.size()));
    if (static_cast<std::size_t>(needed) > key.size()) {
        key.resize(static_cast<std::size_t>(needed));
        needed = collator.getSortKey(units, key.data(), needed);
    }
    for (std::int32_t at = 0; at + 1 < needed; ++at) to.push_back(static_cast<char>(key[static_cast<std::size_t>(at)]));
}

/// «نهار» stands under ن: quotation marks and their like at the head do not count, unless there is nothing else.
std::string_view without_opening(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t here = at;
        if (Characters::table().has(next_character(name, at), letter | digit)) return name.substr(here);
    }
    return name;
}

/// «المداد» stands under م. Not «الله», nor «آل سعود», whose alef is another, nor «ال» before a single letter.
std::string_view without_article(std::string_view name) {
    std::size_t at = 0;
    if (name.empty() || next_character(name, at) != alef || at == name.size()) return name;
    if (next_character(name, at) != lam) return name;
    const std::string_view rest = name.substr(at);
    std::size_t letters = 0;
    for (std::size_t next = 0; next < rest.size() && is_arabic_letter(next_character(rest, next));) ++letters;
    const bool is_god = rest == "له" || rest.starts_with("له ");
    return letters >= 2 && !is_god ? rest : name;
}

/// As an index has it: «أحمد» and «احمد» stand together.
std::string alef_forms_folded(std::string_view name) {
    std::string result;
    result.reserve(name.size());
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_character(name, at);
        append_utf8(result, c == U'أ' || c == U'إ' || c == U'آ' || c == U'ٱ' ? alef : c);
    }
    return result;
}

}  // namespace

std::string sort_key(std::string_view name) {
    thread_local const Collator letters = made(icu::Collator::PRIMARY);
    thread_local const Collator everything = made(icu::Collator::TERTIARY);
    const std::string bare = plain(name);
    const std::string_view head = without_article(without_opening(bare));
    std::string key;
    append_key(key, *letters, alef_forms_folded(head));
    // Below every byte of a primary weight: of two names, the one that ends first comes first. Then the names that
    // differ in hamza, article or harakat only stand in an order of their own.
    key.push_back('\x01');
    append_key(key, *everything, head);
    key.append(head.size() == bare.size() ? "\x01\x02" : "\x01\x03");
    append_key(key, *everything, tidy(name));
    return key;
}

std::string index_letter(std::string_view name) {
    const std::string bare = plain(name);
    const std::string head = alef_forms_folded(without_article(without_opening(bare)));
    if (head.empty()) return "0-9";
    std::size_t at = 0;
    const char32_t first = next_character(head, at);
    if (!Characters::table().has(first, letter)) return "0-9";
    UErrorCode status = U_ZERO_ERROR;
    const auto* apart = icu::Normalizer2::getNFKDInstance(status);
    check(status);
    // Taken apart, the letter stands before its accent, and a joined form begins with its first letter.
    const UChar32 bare_first = apart->normalize(icu::UnicodeString{static_cast<UChar32>(first)}, status).char32At(0);
    check(status);
    const icu::UnicodeString base = icu::UnicodeString{bare_first}.toUpper(icu::Locale::getRoot());
    std::string shown;
    return base.toUTF8String(shown);
}

}  // namespace midad::text
