#include "media/internal/rows.h"

#include <algorithm>

#include "base/utf8.h"
#include "media/queries.h"
#include "store/database.h"
#include "text/fold.h"

namespace midad::media {

namespace {

constexpr std::size_t most_alike = 20;  // a picture kept in more forms than that is told with the nearest

std::optional<std::int64_t> bits_of(std::optional<Look> look) {
    return look ? std::optional{std::bit_cast<std::int64_t>(*look)} : std::nullopt;
}

struct Near {
    std::string id;
    int distance;
};

std::vector<Near> near_ones(store::Session& session, const std::string& id, Look look) {
    std::string bands = "[";
    for (const std::int64_t band : bands_near(look)) bands += (bands.size() > 1 ? "," : "") + std::to_string(band);
    bands += ']';
    std::vector<Near> near;
    session.each(queries::looks_in_bands, {bands}, [&](const store::Row& row) {
        const int away = distance(look, std::bit_cast<Look>(row.integer(1)));
        if (away <= nearest_look && row.text(0) != id) near.push_back({row.text(0), away});
    });
    std::sort(near.begin(), near.end(), [](const Near& one, const Near& other) {
        return std::tie(one.distance, one.id) < std::tie(other.distance, other.id);
    });
    if (near.size() > most_alike) near.resize(most_alike);
    return near;
}

void note_look(store::Transaction& transaction, const std::string& id, std::optional<Look> look) {
    if (!look) return;
    for (const Near& other : near_ones(transaction, id, *look)) {
        transaction.run(queries::insert_alike, id, other.id, other.distance);
        transaction.run(queries::insert_alike, other.id, id, other.distance);
    }
    for (const std::int64_t band : bands_of(*look))
        transaction.run(queries::insert_band, band, id, std::bit_cast<std::int64_t>(*look));
}

void note_renditions(store::Transaction& transaction, const Kept& kept) {
    for (const Rendition& one : kept.renditions)
        transaction.run(queries::insert_rendition, kept.id, one.width, one.height, one.format, one.name,
                        one.size_bytes);
}

const std::string& first_said(const std::string& one, const std::string& other) { return one.empty() ? other : one; }

}  // namespace

void insert_picture(store::Transaction& transaction, const Kept& kept, const Rendered& rendered, const Arrival& arrival,
                    Instant now) {
    const std::string file_name = text::shortened(text::tidy(arrival.file_name), 200);
    const std::string credit = text::tidy(first_said(arrival.credit, rendered.told.credit));
    const std::string& caption = rendered.told.caption;
    const auto inserted =
        transaction.run(queries::insert_picture, kept.id, kept.width, kept.height, kept.dominant_colour, to_ms(now),
                        arrival.by.value, file_name, credit, caption, folded_fields("", caption, credit, file_name),
                        to_json(rendered.told), bits_of(rendered.look));
    note_renditions(transaction, kept);
    if (inserted == 1) note_look(transaction, kept.id, rendered.look);
}

void finish_picture(store::Transaction& transaction, const Kept& kept, const Rendered& rendered) {
    transaction.run(queries::finish_picture, kept.id, bits_of(rendered.look), to_json(rendered.told));
    note_renditions(transaction, kept);
    note_look(transaction, kept.id, rendered.look);
}

std::string folded_words(std::string_view text) {
    static constexpr std::string_view apart = "\"'()[]{}<>,;:!?/\\|*«»،؛؟…–—“”‘’";
    std::string out;
    const std::string key = text::folded(text);
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t begin = at;
        next_code_point(key, at);
        const std::string_view character = std::string_view{key}.substr(begin, at - begin);
        const bool blank = static_cast<unsigned char>(character[0]) <= 0x20 || apart.find(character) != apart.npos;
        if (!blank) {
            out += character;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string folded_fields(std::string_view alt, std::string_view caption, std::string_view credit,
                          std::string_view file_name) {
    std::string all;
    for (const std::string_view field : {alt, caption, credit, file_name}) {
        all += folded_words(field);
        all += '\n';  // no word that is looked for reaches over it
    }
    return all;
}

std::string json_list(std::span<const std::string> ids) {
    std::string list = "[";
    for (const std::string& id : ids) {
        const bool plain = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        });
        if (plain) list += (list.size() > 1 ? ",\"" : "\"") + id + '"';
    }
    return list + ']';
}

}  // namespace midad::media
