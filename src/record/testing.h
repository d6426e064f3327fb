#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "record/record.h"
#include "store/testing.h"

namespace midad::record::testing {

/// Wednesday 7 May 2025, 18:40 in Damascus: when the sample newspaper's last story was published.
inline const Instant wednesday = from_ms(1746632400000);

/// A story that nothing can be said against.
inline Publication story(std::string headline, std::string section = "energy") {
    Publication publication;
    article::Article& article = publication.article;
    article.headline = std::move(headline);
    article.section = std::move(section);
    article.standfirst = "مقدّمة قصيرة تقول ما في الخبر.";
    article.bylines = {{article::Role::wrote, "رنا العلي"}};
    article.blocks = {article::Paragraph{{{"الفقرة الأولى من الخبر."}}}};
    return publication;
}

inline Publication about(Publication publication, std::vector<std::string> keywords) {
    publication.article.keywords = std::move(keywords);
    return publication;
}

inline Publication at(Publication publication, Instant published_at) {
    publication.published_at = published_at;
    return publication;
}

inline article::Picture picture(std::string credit = "سلمى نجّار / المداد") {
    return {"a3f0", "رسم لقاعة", "قاعة التوقيع.", std::move(credit), 1920, 1280};
}

/// An empty paper on an engine, on a Wednesday evening.
struct EmptyPaper {
    explicit EmptyPaper(store::Engine engine) : database{engine}, clock{wednesday}, record{*database, clock} {}

    /// Publishes what must not be refused; what was wrong is in the exception otherwise.
    Published published(const Publication& publication) {
        auto answer = record.publish(publication);
        if (!answer) throw std::runtime_error{answer.error().front().key};
        return *std::move(answer);
    }

    store::testing::TemporaryDatabase database;
    FixedClock clock;
    Record record;
};

}  // namespace midad::record::testing
