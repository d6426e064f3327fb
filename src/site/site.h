#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/server.h"
#include "record/record.h"
#include "site/newspaper.h"

namespace midad::site {

struct Settings {
    std::size_t cache_bytes = 32u << 20;
    std::chrono::seconds fresh_for{60};  // then a page is made anew: read counts, «قبل 40 دقيقة»
};

struct CacheNumbers {
    std::size_t pages, bytes;
    std::uint64_t hits, made, forgotten, evicted, refused;  // refused: made from data that had changed meanwhile
};

/// The readers' pages: what a request asks for is looked up in the cache, or made from the record and kept there
/// together with what it shows. Never writes to the record and has no way to name a draft. Any thread.
class Site : public http::Application {
public:
    /// Everything in `paper` must outlive the site.
    explicit Site(const Newspaper& paper, Settings settings = {});
    ~Site() override;

    http::PreparedPtr ready(std::string_view target, http::Encoding encoding) override;
    http::Response answer(const http::Request& request) override;
    http::Response failed(int status, std::string_view request_id, std::string_view target) override;

    /// One commit to the record: forgets the pages that show the story or are about to. The program's listener calls
    /// it for every change, in order, after the commit; calling it twice does no harm.
    void apply(const record::Record::Change& change);
    /// When changes may have been missed, or the theme is another.
    void forget_all();
    /// Looks at the theme's files and, when one has changed, puts the new theme in place (a broken one is left aside
    /// and said in the log once). True when pages look different now. To be called every other second, by one thread.
    bool refresh_theme();

    /// The page as readers would get it if the story were public: for the desk, which weighs and shows it. Reads
    /// nothing of a story that is not given, keeps nothing.
    std::string page_of(const record::Published& story) const;

    CacheNumbers cache_numbers() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace midad::site
