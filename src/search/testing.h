#pragma once

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "record/testing.h"
#include "search/indexing.h"
#include "search/search.h"
#include "topics/sections.h"

namespace midad::search::testing {

/// A folder that is gone with it.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (std::filesystem::temp_directory_path() / "midad-search-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error{"no temporary folder"};
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

inline const topics::Sections& sections() {
    static const topics::Sections all{{{"energy", "طاقة", "طاقة"}, {"economy", "اقتصاد", "اقتصاد"}}};
    return all;
}

/// What a reader types, which must not be refused.
inline Query asked(std::string_view typed, Filters filters = {}, Order order = Order::relevance) {
    auto query = read_query(typed, std::move(filters), order, sections(), {});
    if (!query) throw std::runtime_error{query.error().key};
    return *std::move(query);
}

/// A paper on an engine, with a folder for its index.
struct SearchedPaper : record::testing::EmptyPaper {
    explicit SearchedPaper(store::Engine engine) : EmptyPaper{engine} {}

    StoryId tell(std::string headline, std::string body = "نص الخبر.", std::string section = "energy") {
        auto publication = record::testing::story(std::move(headline), std::move(section));
        publication.article.standfirst.clear();
        publication.article.blocks = {article::Paragraph{{{std::move(body)}}}};
        return published(publication).card.story;
    }
    Source source() const { return {folder.path(), record, house}; }
    void build() {
        if (!rebuild(source(), [](const Progress&) { return true; })) throw std::runtime_error{"stopped"};
    }
    /// What readers find, in its order.
    std::vector<StoryId> found(std::string_view typed, Filters filters = {}, Order order = Order::relevance) const {
        const auto answer = search.find(asked(typed, std::move(filters), order));
        if (!answer) throw std::runtime_error{answer.error().key};
        std::vector<StoryId> stories;
        for (const Hit& hit : answer->hits) stories.push_back(hit.story);
        return stories;
    }

    TemporaryFolder folder;
    text::House house;
    Search search{folder.path(), clock};
};

}  // namespace midad::search::testing
