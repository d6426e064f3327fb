#include "topics/sections_in_force.h"

#include <algorithm>
#include <functional>

#include <fmt/format.h>

#include "store/database.h"
#include "text/fold.h"
#include "text/slug.h"
#include "topics/queries.h"

namespace midad::topics {

namespace {

// As midad.toml takes it, so that an editor can copy a section there.
constexpr std::size_t longest_key = 40;
constexpr std::size_t longest_name = 60;  // characters: one line of a phone's menu

/// "localNews" as a key: "local-news". Empty when it has no Latin letter or digit.
std::string key_of(std::string_view word) {
    std::string key;
    for (const char c : word) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            key += c;
        } else if (c >= 'A' && c <= 'Z') {
            if (!key.empty()) key += '-';
            key += static_cast<char>(c - 'A' + 'a');
        }
    }
    return key;
}

/// The word itself, or with the first number behind it that nobody has.
std::string first_free(const std::string& word, const std::function<bool(const std::string&)>& is_taken) {
    if (!is_taken(word)) return word;
    for (int number = 2;; ++number) {
        std::string numbered = fmt::format("{}-{}", word, number);
        if (!is_taken(numbered)) return numbered;
    }
}

const Section* find(const Sections& known, const ForeignSection& foreign) {
    for (const std::string* word : {&foreign.name, &foreign.word}) {
        if (const Section* found = word->empty() ? nullptr : known.by_any(*word)) return found;
    }
    return nullptr;
}

bool was_given(const Sections& known, std::string_view key) {
    return std::ranges::any_of(known.given(), [&](const GivenSlug& given) { return given.key == key; });
}

/// Whether another section ever had the slug, be it one that is no more.
bool was_another(const Sections& known, std::string_view slug, std::string_view key) {
    return std::ranges::any_of(known.given(),
                               [&](const GivenSlug& given) { return given.slug == slug && given.key != key; });
}

bool is_noted(const Sections& known, const Section& section) {
    return std::ranges::find(known.given(), GivenSlug{section.slug, section.key}) != known.given().end();
}

}  // namespace

SectionsInForce::SectionsInForce(store::Database& database, std::vector<Section> settled,
                                 std::span<const std::string_view> reserved)
    : database_{database}, settled_{std::move(settled)}, reserved_{reserved} {
    refresh();
    note_slugs();
}

std::shared_ptr<const Sections> SectionsInForce::now() const {
    const std::lock_guard guard{lock_};
    return now_;
}

bool SectionsInForce::refresh() {
    const std::lock_guard one_at_a_time{refreshing_};
    std::shared_ptr<const Sections> read_now;
    database_.read([&](store::Session& session) { read_now = std::make_shared<const Sections>(read(session)); });
    const std::lock_guard guard{lock_};
    if (now_ && *now_ == *read_now) return false;
    now_ = std::move(read_now);
    return true;
}

Sections SectionsInForce::read(store::Session& session) const {
    std::vector<Section> added;
    for (const store::Row& row : session.all(queries::added_sections))
        added.push_back({row.text(0), row.text(1), row.text(2), row.integer(3) != 0});
    std::vector<GivenSlug> given;
    for (const store::Row& row : session.all(queries::section_slugs)) given.push_back({row.text(0), row.text(1)});
    return Sections{with_added(std::move(added)), std::move(given)};
}

/// midad.toml has the first word: what it says of a section that was added is how it is, and a slug that it gives to
/// another section is that section's.
std::vector<Section> SectionsInForce::with_added(std::vector<Section> added) const {
    std::vector<Section> all = settled_;
    std::erase_if(added, [&](const Section& section) {
        return std::ranges::find(settled_, section.key, &Section::key) != settled_.end();
    });
    for (const Section& section : added) {
        Section one = section;
        one.slug = first_free(section.slug, [&](const std::string& slug) {
            const auto has_it = [&](const Section& other) { return other.key != section.key && other.slug == slug; };
            return is_reserved(slug) || std::ranges::any_of(all, has_it) || std::ranges::any_of(added, has_it);
        });
        all.push_back(std::move(one));
    }
    return all;
}

bool SectionsInForce::is_reserved(std::string_view slug) const {
    return std::ranges::find(reserved_, slug) != reserved_.end();
}

void SectionsInForce::note_slugs() {
    const auto known = now();
    std::vector<Section> fresh;
    std::ranges::copy_if(known->all(), std::back_inserter(fresh),
                         [&](const Section& section) { return !is_noted(*known, section); });
    if (fresh.empty()) return;
    database_.write(store::Durability::full, [&](store::Transaction& transaction) {
        for (const Section& section : fresh) transaction.run(queries::note_section_slug, section.slug, section.key);
        transaction.announce();
    });
    refresh();
}

/// What the section would be; its key and slug may be taken still.
std::optional<Section> SectionsInForce::made_of(const ForeignSection& foreign, const Sections& known) const {
    Section made;
    made.name = text::tidy(foreign.name.empty() ? foreign.word : foreign.name);
    if (text::folded(made.name).empty() || text::length(made.name) > longest_name) return std::nullopt;
    const std::string whole_key = key_of(foreign.word);
    made.key = !foreign.key.empty() ? foreign.key : whole_key.substr(0, longest_key);
    made.slug = text::slug(made.name);
    if (made.slug.empty()) made.slug = made.key;
    if (made.slug.empty()) return std::nullopt;
    const auto key_is_taken = [&](const std::string& key) { return known.by_key(key) || was_given(known, key); };
    if (made.key.empty()) {
        made.key = first_free(fmt::format("section-{}", known.all().size() + 1), key_is_taken);
    } else if (whole_key.size() > longest_key && foreign.key.empty() && known.by_key(made.key)) {
        // Two long words that begin alike are two sections.
        made.key = first_free(made.key.substr(0, longest_key - 4), key_is_taken);
    }
    return made;
}

std::optional<Section> SectionsInForce::find_or_add(const ForeignSection& foreign) {
    const auto known = now();
    if (const Section* found = find(*known, foreign)) return *found;
    if (!made_of(foreign, *known)) return std::nullopt;
    std::optional<Section> section;
    database_.write(store::Durability::full, [&](store::Transaction& transaction) {
        transaction.one(queries::lock_sections);
        // Somebody else may have been quicker.
        const Sections newest = read(transaction);
        if (const Section* found = find(newest, foreign)) {
            section = *found;
            return;
        }
        section = made_of(foreign, newest);
        if (const Section* same = newest.by_key(section->key)) {
            section = *same;
            return;
        }
        section->slug = first_free(section->slug, [&](const std::string& slug) {
            return is_reserved(slug) || newest.by_slug(slug) || newest.by_key(slug) ||
                   was_another(newest, slug, section->key);
        });
        transaction.run(queries::insert_section, section->key, section->name, section->slug, section->in_line ? 1 : 0);
        transaction.run(queries::note_section_slug, section->slug, section->key);
        transaction.announce();
    });
    refresh();
    return section;
}

}  // namespace midad::topics
