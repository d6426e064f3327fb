#include "search/internal/writer.h"

#include <cassert>
#include <charconv>
#include <set>

namespace midad::search::internal {

namespace {

const std::string sequence_key = "sequence";
const std::string form_key = "form";

}  // namespace

std::string form_of(const text::House& house) { return std::to_string(format_version) + " " + house.zone; }

Writer::Writer(const std::filesystem::path& index, const Words& words, const text::House& house, bool create)
    : house_{house},
      analyser_{words.counts},
      maker_{analyser_, words, house},
      database_{index.string(), create ? Xapian::DB_CREATE_OR_OPEN : Xapian::DB_OPEN} {}

std::string Writer::get(const std::string& key) const { return database_.get_metadata(key); }

std::optional<std::int64_t> Writer::sequence() const { return sequence_of(database_); }

std::optional<std::int64_t> sequence_of(const Xapian::Database& database) {
    const std::string text = database.get_metadata(sequence_key);
    std::int64_t sequence = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), sequence).ec != std::errc{}) return std::nullopt;
    return sequence;
}

std::optional<std::string> Writer::form() const {
    std::string form = get(form_key);
    if (form.empty()) return std::nullopt;
    return form;
}

void Writer::begin() { database_.begin_transaction(true); }

void Writer::commit() {
    // Metadata, not a file of its own: it can never say more or less than the documents beside it.
    database_.set_metadata(form_key, form_of(house_));
    database_.commit_transaction();
}

void Writer::put(StoryId story, const record::Published& published) {
    database_.replace_document(document_number(story), maker_.document_of(published));
}

void Writer::renew(StoryId story, const Stories& stories) {
    if (const auto published = stories.find(story)) {
        put(story, *published);
        return;
    }
    try {
        database_.delete_document(document_number(story));
    } catch (const Xapian::DocNotFoundError&) {  // NOLINT(bugprone-empty-catch): taken out before, or never in
    }
}

void Writer::set(const std::string& key, const std::string& value) { database_.set_metadata(key, value); }

void Writer::set_sequence(std::int64_t sequence) { set(sequence_key, std::to_string(sequence)); }

std::int64_t apply_changes(Writer& writer, const Stories& stories, std::size_t limit) {
    const auto after = writer.sequence();
    assert(after);
    const auto changes = stories.changes_after(*after, limit);
    if (changes.empty()) return 0;
    std::set<StoryId> touched;
    for (const auto& change : changes) {
        if (change.kind != "placed") touched.insert(change.story);
    }
    writer.begin();
    for (const StoryId story : touched) writer.renew(story, stories);
    writer.set_sequence(changes.back().sequence);
    writer.commit();
    return static_cast<std::int64_t>(changes.size());
}

}  // namespace midad::search::internal
