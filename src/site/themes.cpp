#include "site/themes.h"

#include <algorithm>
#include <system_error>

#include <fmt/format.h>

#include "base/log.h"
#include "site/dress.h"

namespace midad::site {

namespace {

namespace fs = std::filesystem;

/// Names, sizes and times of all files: cheap to look at every other second, and different after any change.
std::string looks_of(const fs::path& folder) {
    std::vector<std::string> lines;
    std::error_code away;
    if (folder.empty()) return {};
    for (auto at = fs::recursive_directory_iterator{folder, away}; !away && at != fs::recursive_directory_iterator{};
         at.increment(away)) {
        if (!at->is_regular_file(away)) continue;
        const auto size = at->file_size(away);
        const auto time = at->last_write_time(away).time_since_epoch().count();
        lines.push_back(fmt::format("{} {} {}\n", at->path().string(), size, time));
    }
    std::sort(lines.begin(), lines.end());
    std::string looks;
    for (const auto& line : lines) looks += line;
    return looks;
}

}  // namespace

Themes::Themes(std::filesystem::path folder, const record::Masthead& masthead)
    : folder_{std::move(folder)}, masthead_{masthead} {
    seen_ = looks_of(folder_);
    if (seen_.empty() || !load()) {
        const std::lock_guard guard{lock_};
        dress_ = make_dress(html::Theme::carried(), masthead_);
    }
}

Themes::~Themes() = default;

std::shared_ptr<const Dress> Themes::current() const {
    const std::lock_guard guard{lock_};
    return dress_;
}

std::vector<html::ThemeFault> Themes::faults() const {
    const std::lock_guard guard{lock_};
    return faults_;
}

bool Themes::load() {
    auto theme = html::Theme::load(folder_);
    if (!theme) {
        for (const auto& fault : theme.error())
            log::error("theme {}:{}: {}; the last good theme stays", fault.file, fault.line, fault.what);
        const std::lock_guard guard{lock_};
        faults_ = std::move(theme.error());
        return false;
    }
    auto dress = make_dress(std::move(*theme), masthead_);
    const std::lock_guard guard{lock_};
    const bool other = !dress_ || dress_->theme->fingerprint() != dress->theme->fingerprint();
    dress_ = std::move(dress);
    faults_.clear();
    return other;
}

bool Themes::refresh() {
    std::string looks = looks_of(folder_);
    {
        const std::lock_guard guard{lock_};
        if (looks == seen_) return false;
        seen_ = std::move(looks);
    }
    return load();
}

}  // namespace midad::site
