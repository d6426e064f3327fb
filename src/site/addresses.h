#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "base/id.h"
#include "record/masthead.h"
#include "record/record.h"
#include "site/page.h"
#include "text/dates.h"
#include "topics/sections.h"

/// Every address of the paper is made here (docs/decisions/0003-addresses.md). Paths are decoded UTF-8 until href() or
/// absolute() writes them out.
namespace midad::site {

std::string section_path(const topics::Section& section);
/// "/طاقة/7/شراكة-الضفتين"; the section's key stands in for one that is no longer in midad.toml.
std::string story_path(const topics::Sections& sections, std::string_view section_key, StoryId story,
                       std::string_view slug);
std::string story_path(const topics::Sections& sections, const record::Card& card);
/// "/s/7": ASCII, for sharing.
std::string short_path(StoryId story);
std::string keyword_path(std::string_view slug);
std::string author_path(std::string_view slug);
std::string day_path(const text::Day& day);
std::string month_path(int year, int month);
/// "2025-05", and back; nothing when it is no month.
std::string iso_month(int year, int month);
struct Month {
    int year, month;
    auto operator<=>(const Month&) const = default;
};
std::optional<Month> parse_month(std::string_view text);
std::string media_path(std::string_view name_on_the_shelf);

/// The form's own path: "/lite" before it, or nothing.
std::string in_form(Form form, std::string_view path);
/// Where a story is in the form: the lite one stands at its short address.
std::string story_in_form(Form form, const topics::Sections& sections, const record::Card& card);

/// As it stands in an attribute or a Location: percent-encoded.
std::string href(std::string_view path);
/// The path in the form, as it stands in an attribute: encoded; in the lite form, where every byte counts, letters of
/// other scripts stand as they are (a browser encodes them), a third of the size.
std::string link(Form form, std::string_view path);
/// With the paper's origin, percent-encoded.
std::string absolute(const record::Masthead& masthead, std::string_view path);

/// "tel:+963110000000", of a number as people write it.
std::string phone_address(std::string_view number);

/// Words that a section cannot have as its slug, because the site itself uses them.
std::span<const std::string_view> reserved_words();

/// Links that share an address, in the order shown. `name`: a message key under "site.share.".
struct Share {
    std::string name;
    std::string address;
};
std::vector<Share> share_links(std::string_view address, std::string_view headline);

}  // namespace midad::site
