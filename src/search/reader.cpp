#include "search/internal/reader.h"

#include <system_error>

#include "base/file.h"
#include "base/log.h"
#include "search/internal/terms.h"

namespace midad::search::internal {

namespace {

// More threads than this may ask; the handles of the others are closed when they are done.
constexpr std::size_t most_idle = 16;

}  // namespace

std::unique_ptr<Reader> Readers::take() {
    for (auto number = current_generation(paths_); number;) {
        std::unique_ptr<Reader> reader = take_of(*number);
        if (reader) return reader;
        // It may have been replaced and removed since it was looked up.
        const auto now = current_generation(paths_);
        if (now == number) break;
        number = now;
    }
    return nullptr;
}

std::unique_ptr<Reader> Readers::take_of(std::int64_t number) {
    std::unique_ptr<Reader> reader;
    {
        const std::lock_guard lock{mutex_};
        if (!idle_.empty()) {
            reader = std::move(idle_.back());
            idle_.pop_back();
        }
    }
    if (!reader || reader->frozen->number != number) return open(number);
    reader->phrases.begin(reader->database, reader->database.reopen());
    return reader;
}

std::unique_ptr<Reader> Readers::open(std::int64_t number) {
    const auto generation = frozen(number);
    if (!generation) return nullptr;
    auto reader = std::make_unique<Reader>(generation, paths_.index(number), synonyms_);
    if (reader->database.get_metadata("form") != generation->form) return nullptr;
    reader->phrases.begin(reader->database, true);
    return reader;
}

std::shared_ptr<const Frozen> Readers::frozen(std::int64_t number) {
    const std::lock_guard lock{mutex_};
    if (frozen_ && frozen_->number == number) return frozen_;
    auto reading = FileLock::take(paths_.readers(number), FileLock::How::shared);
    auto form = Words::form_of_file(paths_.words(number));
    const std::string format = std::to_string(format_version) + " ";
    if (!reading || !form || !form->starts_with(format)) return nullptr;
    std::erase_if(idle_, [number](const auto& reader) { return reader->frozen->number != number; });
    frozen_ = std::make_shared<const Frozen>(number, *std::move(form), paths_.words(number), *std::move(reading));
    return frozen_;
}

void Readers::give_back(std::unique_ptr<Reader> reader) {
    const std::lock_guard lock{mutex_};
    if (idle_.size() < most_idle && frozen_ && reader->frozen == frozen_) idle_.push_back(std::move(reader));
}

void Readers::forget() {
    const std::lock_guard lock{mutex_};
    idle_.clear();
    frozen_.reset();
}

void Readers::note(const Xapian::Error& error, const Reader* reader) {
    log::error("the search index cannot be read: {}", error.get_description());
    const std::string type = error.get_type();
    if (reader == nullptr || type != "DatabaseCorruptError") return;
    try {
        write_file(paths_.damage(reader->frozen->number), error.get_description());
    } catch (const std::exception& unwritten) {
        log::error("{}", unwritten.what());
    }
}

const SynonymKeys& Reader::synonyms() {
    const auto [version, written] = synonym_file_.current();
    if (version == synonyms_version_) return synonyms_;
    synonyms_.groups.clear();
    for (const auto& group : written->groups) {
        auto& members = synonyms_.groups.emplace_back();
        for (const std::string& member : group) {
            auto keys = keys_of(member, analyser());
            if (!keys.empty()) members.push_back({std::move(keys)});
        }
    }
    synonyms_version_ = version;
    return synonyms_;
}

}  // namespace midad::search::internal
