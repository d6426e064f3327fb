#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <stdlib.h>

#include "audience/counts.h"
#include "base/url.h"
#include "media/library.h"
#include "record/record.h"
#include "search/indexing.h"
#include "search/search.h"
#include "site/addresses.h"
#include "site/site.h"
#include "site/themes.h"
#include "store/testing.h"
#include "text/dates.h"
#include "text/messages.h"

namespace midad::site::testing {

inline constexpr std::string_view browser = "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0";

/// A folder that is gone when this is.
struct TemporaryFolder {
    std::filesystem::path path;
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "midad-site-XXXXXX").string();
        if (!::mkdtemp(name.data())) throw std::runtime_error{"no temporary folder"};
        path = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
};

/// What came back, whichever way it was given.
struct Answer {
    int status = 0;
    std::string head;  // lines as sent
    std::string body;
    bool has(std::string_view words) const { return body.find(words) != body.npos; }
    std::string header(std::string_view name) const {
        const auto at = head.find(std::string{name} + ": ");
        if (at == head.npos) return {};
        const auto from = at + name.size() + 2;
        return head.substr(from, head.find("\r\n", from) - from);
    }
};

inline Answer answer_of(const http::Response& response) {
    if (response.prepared) {
        const auto& plain = response.prepared->variant(http::Encoding::identity);
        return {response.prepared->status, plain.head, plain.body};
    }
    std::string head;
    for (const auto& [name, value] : response.headers) head.append(name).append(": ").append(value).append("\r\n");
    return {response.status, head, response.body};
}

inline record::Masthead sample_masthead() {
    record::Masthead masthead;
    masthead.name = "صحيفة المداد";
    masthead.display_name = "صحيفــة المــداد";
    masthead.tagline = "أخبار تُكتب لتُحفظ";
    masthead.city = "مرسى الشرق";
    masthead.display_city = "مرســى الشرق";
    masthead.address = "https://almidad.example";
    masthead.phone = "+999 11 555 0100";
    masthead.email = "desk@almidad.example";
    masthead.publisher = "دار المداد";
    masthead.about = "صحيفة يومية من مرسى الشرق.";
    masthead.issue_first_day = "2024-10-07";
    masthead.time_since_counts = "2025-01-01";
    return masthead;
}

inline std::vector<topics::Section> sample_sections() {
    return {{"politics", "سياسة", "سياسة"}, {"energy", "طاقة", "طاقة"}, {"economy", "اقتصاد", "اقتصاد"},
            {"culture", "ثقافة", "ثقافة"},  {"opinion", "رأي", "رأي"},  {"quiet", "قسم بلا قصص", "قسم-بلا-قصص", false}};
}

/// A paper of one's own, with a site over it: on Thursday 8 May 2025 at 18:40 in Damascus.
class Paper {
public:
    explicit Paper(store::Engine engine, Settings settings = {})
        : database{engine},
          record{*database, clock},
          counts{*database, clock},
          shelf{media::folder_shelf(folder.path)},
          library{*database, *shelf, clock},
          themes{{}, masthead},
          sections{*database, sample_sections(), reserved_words()},
          search{folder.path, clock},
          site{{record, sections, masthead, counts, library, clock, themes, text::Messages::carried(), search},
               settings} {}

    TemporaryFolder folder;
    store::testing::TemporaryDatabase database;
    FixedClock clock{text::parse_instant("2025-05-08 18:40", text::House{}).value()};
    record::Masthead masthead = sample_masthead();
    record::Record record;
    audience::Counts counts;
    std::unique_ptr<media::Shelf> shelf;
    media::Library library;
    Themes themes;
    topics::SectionsInForce sections;
    search::Search search;
    Site site;

    /// A story of a few words, published so many minutes ago.
    record::Publication story(std::string headline, std::string section, int minutes_ago = 60) const {
        record::Publication publication;
        publication.article.section = std::move(section);
        publication.article.headline = std::move(headline);
        publication.article.standfirst = "تمهيد القصة في سطر.";
        publication.article.bylines = {{article::Role::wrote, "رنا العلي"}};
        publication.article.keywords = {"اتفاق الشراكة"};
        publication.article.blocks = {article::Paragraph{{{"الفقرة الأولى من القصة."}}}};
        publication.published_at = clock.now() - std::chrono::minutes{minutes_ago};
        return publication;
    }
    /// Publishes, and tells the site as the program's listener does.
    record::Published publish(const record::Publication& publication) {
        auto published = record.publish(publication);
        if (!published) throw std::runtime_error{published.error().front().key};
        tell();
        return *std::move(published);
    }
    void tell() {
        for (const auto& change : record.changes_after(told_)) {
            site.apply(change);
            told_ = change.sequence;
        }
    }

    /// Brings the search index up to the record, as the program's indexing thread does.
    void index() {
        const search::Source source{folder.path, record, masthead.house};
        if (search::need_to_rebuild(source)) search::rebuild(source, [](const search::Progress&) { return true; });
        search::Indexer{source}.catch_up();
    }

    http::Request request(std::string_view target, http::Method method = http::Method::get) const {
        http::Request request;
        request.method = method;
        request.target = target;
        const auto mark = target.find('?');
        request.path = percent_decoded(target.substr(0, mark)).value_or("/");
        if (mark != target.npos) request.query = target.substr(mark + 1);
        request.headers = {{"user-agent", std::string{browser}}, {"sec-fetch-site", "same-origin"}};
        request.peer = "192.0.2.7";
        request.id = "r-1";
        return request;
    }
    Answer get(std::string_view path_or_target) {
        const bool has_query = path_or_target.find('?') != path_or_target.npos;
        const std::string target = has_query ? std::string{path_or_target} : percent_encoded(path_or_target);
        return answer_of(site.answer(request(target)));
    }
    bool is_ready(std::string_view path, http::Encoding encoding = http::Encoding::identity) {
        return site.ready(percent_encoded(path), encoding) != nullptr;
    }

private:
    std::int64_t told_ = 0;
};

}  // namespace midad::site::testing
