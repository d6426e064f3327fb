#include "media/catalogue.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <map>
#include <memory>

#include "base/utf8.h"
#include "media/internal/rows.h"
#include "media/queries.h"
#include "store/database.h"
#include "text/fold.h"

namespace midad::media {

namespace {

constexpr std::size_t most_words = 5;
constexpr std::size_t most_items = 200;
constexpr int preview_width = 800;
constexpr std::size_t longest_alt = 500, longest_caption = 2000, longest_credit = 300;  // characters as readers count

constexpr std::array<std::pair<Licence, std::string_view>, 6> licences{{{Licence::none, ""},
                                                                        {Licence::own, "own"},
                                                                        {Licence::agency, "agency"},
                                                                        {Licence::free, "free"},
                                                                        {Licence::permission, "permission"},
                                                                        {Licence::public_domain, "public_domain"}}};

std::optional<Instant> instant_of(const std::optional<std::int64_t>& ms) {
    return ms ? std::optional{from_ms(*ms)} : std::nullopt;
}

Item item_of(const store::Row& row) {
    Item item;
    item.id = row.text(0);
    item.width = static_cast<int>(row.integer(1));
    item.height = static_cast<int>(row.integer(2));
    item.colour = row.text(3);
    item.said = {row.text(4),
                 row.text(5),
                 row.text(6),
                 licence_of(row.text(7)).value_or(Licence::none),
                 instant_of(row.maybe_integer(8)),
                 std::nullopt};
    if (!row.is_null(9) && !row.is_null(10)) item.said.focal = FocalPoint{row.real(9), row.real(10)};
    item.file_name = row.text(11);
    item.by = PersonId{row.integer(12)};
    item.kept_at = from_ms(row.integer(13));
    item.told = told_from_json(row.text(14));
    return item;
}

/// What other tables know of the items: three questions for all of them.
void add_what_is_beside(store::Session& session, std::vector<Item>& items) {
    std::vector<std::string> ids;
    std::map<std::string, Item*, std::less<>> by_id;
    for (Item& item : items) {
        ids.push_back(item.id);
        by_id[item.id] = &item;
    }
    const std::string list = json_list(ids);
    session.each(queries::thumbnails_and_previews, {list}, [&](const store::Row& row) {
        Item& item = *by_id.at(row.text(0));
        if (item.thumbnail.empty()) item.thumbnail = row.text(3);
        if (item.preview.empty() || (row.text(2) == "webp" && row.integer(1) <= preview_width))
            item.preview = row.text(3);
    });
    session.each(queries::uses_of_pictures, {list}, [&](const store::Row& row) {
        by_id.at(row.text(0))->used.push_back({DraftId{row.integer(1)}, StoryId{row.integer(2)}, row.text(3)});
    });
    session.each(queries::alike_of_pictures, {list},
                 [&](const store::Row& row) { by_id.at(row.text(0))->duplicates.push_back(row.text(1)); });
}

struct Place {
    std::int64_t kept_at_ms = std::numeric_limits<std::int64_t>::max();
    std::string id;
};

std::optional<Place> place_of(std::string_view text) {
    Place place;
    if (text.empty()) return place;
    const char* const end = std::to_address(text.end());
    const auto read = std::from_chars(std::to_address(text.begin()), end, place.kept_at_ms);
    if (read.ec != std::errc{} || read.ptr == end || *read.ptr != '-') return std::nullopt;
    place.id.assign(read.ptr + 1, end);
    const bool plain = place.id.size() <= 64 && std::all_of(place.id.begin(), place.id.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                       });
    return plain ? std::optional{place} : std::nullopt;
}

/// For LIKE, as many as the question takes; those that are not needed are empty.
std::array<std::string, most_words> patterns_of(std::string_view words) {
    std::array<std::string, most_words> patterns;
    const std::string folded = folded_words(words);
    std::size_t taken = 0;
    for (std::size_t at = 0; at < folded.size() && taken < most_words;) {
        const std::size_t end = std::min(folded.find(' ', at), folded.size());
        std::string& pattern = patterns[taken++];
        pattern = "%";
        for (const char c : std::string_view{folded}.substr(at, end - at)) {
            if (c == '%' || c == '_' || c == '\\') pattern += '\\';
            pattern += c;
        }
        pattern += '%';
        at = end + 1;
    }
    return patterns;
}

using Fault = std::optional<Refused>;

Fault take_text(std::string& to, const std::optional<std::string>& wanted, const char* field, std::size_t most) {
    if (!wanted) return std::nullopt;
    // PostgreSQL keeps no NUL, and nobody means one.
    if (!is_utf8(*wanted) || wanted->find('\0') != wanted->npos) return Refused{"media.bad_text", {{"field", field}}};
    std::string text = text::tidy(*wanted);
    if (text::length(text) > most) return Refused{"media.too_long", {{"field", field}, {"most", std::to_string(most)}}};
    to = std::move(text);
    return std::nullopt;
}

bool is_inside(const FocalPoint& point) {  // false for what is not a number
    return point.x >= 0 && point.x <= 1 && point.y >= 0 && point.y <= 1;
}

Fault apply(Description& said, const Change& change) {
    if (auto fault = take_text(said.alt, change.alt, "alt", longest_alt)) return fault;
    if (auto fault = take_text(said.caption, change.caption, "caption", longest_caption)) return fault;
    if (auto fault = take_text(said.credit, change.credit, "credit", longest_credit)) return fault;
    if (change.focal && *change.focal && !is_inside(**change.focal)) return Refused{"media.bad_focal", {}};
    if (change.licence) said.licence = *change.licence;
    if (change.licence_until) said.licence_until = *change.licence_until;
    if (change.focal) said.focal = *change.focal;
    return std::nullopt;
}

void write(store::Transaction& transaction, const Item& item) {
    const Description& said = item.said;
    std::optional<std::int64_t> until;
    if (said.licence_until) until = to_ms(*said.licence_until);
    std::optional<double> x, y;
    if (said.focal) {
        x = said.focal->x;
        y = said.focal->y;
    }
    transaction.run(queries::change_picture, item.id, said.alt, said.caption, said.credit, name_of(said.licence), until,
                    x, y, folded_fields(said.alt, said.caption, said.credit, item.file_name));
}

void note(store::Transaction& transaction, DraftId draft, StoryId story, std::string_view headline,
          std::span<const std::string> pictures) {
    transaction.run(queries::delete_uses, draft.value, story.value);
    for (const std::string& picture : pictures)
        transaction.run(queries::insert_use, picture, draft.value, story.value, headline);
}

void add_lacks(std::vector<Lack>& lacks, const std::string& picture, const Item* item, Instant at) {
    const auto add = [&](const char* key) {
        lacks.push_back({picture, key, {{"picture", item && !item->file_name.empty() ? item->file_name : picture}}});
    };
    if (item == nullptr) return add("media.lacks.picture");
    if (item->said.credit.empty()) add("media.lacks.credit");
    if (item->said.licence == Licence::none) return add("media.lacks.licence");
    if (item->said.licence_until && *item->said.licence_until <= at) add("media.lacks.valid_licence");
}

}  // namespace

std::string_view name_of(Licence licence) {
    for (const auto& [known, name] : licences)
        if (known == licence) return name;
    return {};
}

std::optional<Licence> licence_of(std::string_view name) {
    for (const auto& [licence, known] : licences)
        if (known == name) return licence;
    return std::nullopt;
}

std::optional<Item> Catalogue::find(std::string_view id) const {
    std::vector<Item> items;
    const std::array<std::string, 1> wanted{std::string{id}};
    database_.read([&](store::Session& session) {
        session.each(queries::pictures, {json_list(wanted)},
                     [&](const store::Row& row) { items.push_back(item_of(row)); });
        if (!items.empty()) add_what_is_beside(session, items);
    });
    return items.empty() ? std::nullopt : std::optional{std::move(items.front())};
}

Result<Catalogue::Page, Refused> Catalogue::list(std::string_view words, std::string_view older,
                                                 std::size_t at_most) const {
    const auto place = place_of(older);
    if (!place) return refuse(Refused{"media.bad_place", {}});
    const auto patterns = patterns_of(words);
    const std::size_t wanted = std::clamp<std::size_t>(at_most, 1, most_items);
    Page page;
    database_.read([&](store::Session& session) {
        // One more than is wanted, to know whether there are older ones.
        session.each(
            queries::older_pictures,
            {place->kept_at_ms, place->id, wanted + 1, patterns[0], patterns[1], patterns[2], patterns[3], patterns[4]},
            [&](const store::Row& row) { page.items.push_back(item_of(row)); });
        if (page.items.size() > wanted) {
            page.items.pop_back();
            page.older = std::to_string(to_ms(page.items.back().kept_at)) + "-" + page.items.back().id;
        }
        if (!page.items.empty()) add_what_is_beside(session, page.items);
    });
    return page;
}

Result<Changed, Refused> Catalogue::change(store::Transaction& transaction, std::string_view id, const Change& change) {
    const auto row = transaction.one(queries::picture_to_change, id);
    if (!row) return refuse(Refused{"media.no_picture", {{"picture", std::string{id}}}});
    Item item = item_of(*row);
    Changed changed{item.said, item.said};
    if (auto fault = apply(changed.after, change)) return refuse(*std::move(fault));
    item.said = changed.after;
    if (changed.after != changed.before) write(transaction, item);
    return changed;
}

void Catalogue::fill_empty(store::Transaction& transaction, std::string_view id, const Description& known) {
    const auto row = transaction.one(queries::picture_to_change, id);
    if (!row) return;
    Item item = item_of(*row);
    const Description before = item.said;
    const auto fill = [](std::string& empty, const std::string& text, std::size_t most) {
        if (empty.empty()) empty = text::shortened(text::tidy(text), most);
    };
    fill(item.said.alt, known.alt, longest_alt);
    fill(item.said.caption, known.caption, longest_caption);
    fill(item.said.credit, known.credit, longest_credit);
    if (item.said.licence == Licence::none) item.said.licence = known.licence;
    if (!item.said.focal) item.said.focal = known.focal;
    if (item.said != before) write(transaction, item);
}

void Catalogue::note_uses(store::Transaction& transaction, DraftId draft, std::string_view headline,
                          std::span<const std::string> pictures) {
    note(transaction, draft, StoryId{}, headline, pictures);
}

void Catalogue::note_uses(store::Transaction& transaction, StoryId story, std::string_view headline,
                          std::span<const std::string> pictures) {
    note(transaction, DraftId{}, story, headline, pictures);
}

void Catalogue::note_story(store::Transaction& transaction, StoryId story, const article::Article& article) {
    note_uses(transaction, story, article.headline, pictures_of(article));
    const auto fill = [&](const article::Picture& picture) {
        fill_empty(transaction, picture.file, {picture.alt, picture.caption, picture.credit});
    };
    if (article.picture) fill(*article.picture);
    for (const article::Block& block : article.blocks)
        if (const auto* inside = std::get_if<article::PictureBlock>(&block)) fill(inside->picture);
}

std::vector<Lack> Catalogue::lacking(std::span<const std::string> pictures, Instant at) const {
    std::vector<Lack> lacks;
    database_.read([&](store::Session& session) { lacks = lacking(session, pictures, at); });
    return lacks;
}

std::vector<Lack> Catalogue::lacking(store::Session& session, std::span<const std::string> pictures, Instant at) {
    std::map<std::string, Item, std::less<>> kept;
    session.each(queries::pictures, {json_list(pictures)}, [&](const store::Row& row) {
        Item item = item_of(row);
        kept.insert_or_assign(item.id, std::move(item));
    });
    std::vector<Lack> lacks;
    for (std::size_t one = 0; one < pictures.size(); ++one) {
        if (std::find(pictures.begin(), pictures.begin() + static_cast<std::ptrdiff_t>(one), pictures[one]) !=
            pictures.begin() + static_cast<std::ptrdiff_t>(one))
            continue;
        const auto found = kept.find(pictures[one]);
        add_lacks(lacks, pictures[one], found == kept.end() ? nullptr : &found->second, at);
    }
    return lacks;
}

std::vector<std::string> pictures_of(const article::Article& article) {
    std::vector<std::string> ids;
    const auto add = [&](const article::Picture& picture) {
        if (!picture.file.empty() && std::find(ids.begin(), ids.end(), picture.file) == ids.end())
            ids.push_back(picture.file);
    };
    if (article.picture) add(*article.picture);
    for (const article::Block& block : article.blocks)
        if (const auto* inside = std::get_if<article::PictureBlock>(&block)) add(inside->picture);
    return ids;
}

}  // namespace midad::media
