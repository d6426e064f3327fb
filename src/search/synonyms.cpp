#include "search/synonyms.h"

#include <cassert>

#include "base/embedded.h"
#include "base/file.h"
#include "base/log.h"
#include "base/utf8.h"
#include "search/internal/synonym_file.h"
#include "text/fold.h"
#include "text/messages.h"

namespace midad::search {

namespace {

constexpr std::size_t longest_member = 120;  // bytes
constexpr std::size_t most_members = 20;
constexpr std::size_t most_groups = 5000;
constexpr std::string_view whole_list = "src/search/words/synonyms.txt";

std::string_view trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// Reads line by line; `line` is the number of the one at hand.
class Reading {
public:
    ReadSynonyms read(std::string_view file) {
        if (file.starts_with("\xEF\xBB\xBF")) file.remove_prefix(3);
        while (!file.empty()) {
            const std::size_t end = std::min(file.find('\n'), file.size());
            ++line_;
            take(file.substr(0, end));
            file.remove_prefix(std::min(end + 1, file.size()));
        }
        return std::move(read_);
    }

private:
    void fault(std::string key, std::string member = {}) {
        read_.faults.push_back(
            {line_, std::move(key), {{"line", std::to_string(line_)}, {"member", std::move(member)}}});
    }

    void take(std::string_view line) {
        if (!is_utf8(line)) return fault("search.synonyms_not_utf8");
        line = trimmed(line.substr(0, line.find('#')));
        if (line.empty()) return;
        std::vector<std::string> members;
        while (true) {
            const std::size_t end = std::min(line.find('='), line.size());
            const std::string_view member = trimmed(line.substr(0, end));
            if (text::folded(member).empty()) return fault("search.synonyms_member_empty");
            if (member.size() > longest_member) return fault("search.synonyms_member_long", std::string{member});
            members.emplace_back(member);
            if (end == line.size()) break;
            line.remove_prefix(end + 1);
        }
        if (members.size() < 2) return fault("search.synonyms_alone", members.front());
        if (members.size() > most_members) return fault("search.synonyms_many", members.front());
        if (read_.synonyms.groups.size() == most_groups) return fault("search.synonyms_file_long", members.front());
        read_.synonyms.groups.push_back(std::move(members));
    }

    std::size_t line_ = 0;
    ReadSynonyms read_;
};

}  // namespace

ReadSynonyms read_synonyms(std::string_view file) { return Reading{}.read(file); }

std::string_view carried_synonyms() {
    const std::string_view carried = embedded::find(whole_list);
    assert(carried.data() != nullptr);
    return carried;
}

namespace internal {

namespace {

using namespace std::chrono_literals;

constexpr auto between_looks = 2s;

}  // namespace

SynonymFile::Version SynonymFile::current() {
    const std::lock_guard lock{mutex_};
    const auto now = std::chrono::steady_clock::now();
    if (version_.synonyms == nullptr || now - looked_ >= between_looks) {
        looked_ = now;
        look();
    }
    return version_;
}

void SynonymFile::look() {
    std::error_code missing;
    const auto time = std::filesystem::last_write_time(file_, missing);
    const auto written = missing ? std::nullopt : std::optional{time};
    if (version_.synonyms != nullptr && written == written_) return;
    written_ = written;
    std::string text{carried_synonyms()};
    if (written) {
        try {
            text = read_file(file_);
        } catch (const std::exception& error) {
            // Readers go on searching without it.
            log::error("{}", error.what());
            text.clear();
        }
    }
    ReadSynonyms read = read_synonyms(text);
    for (const SynonymFault& fault : read.faults) {
        const auto& messages = text::Messages::carried();
        log::warning("{}: {} / {}", file_.string(), messages.say("ar", fault.key, fault.arguments),
                     messages.say("en", fault.key, fault.arguments));
    }
    version_ = {version_.number + 1, std::make_shared<const Synonyms>(std::move(read.synonyms))};
}

}  // namespace internal

}  // namespace midad::search
