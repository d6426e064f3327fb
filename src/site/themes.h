#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "html/theme.h"
#include "record/masthead.h"

namespace midad::site {

struct Dress;

/// The theme in force. A theme that does not load never takes the place of one that did; the program's own is always
/// there to begin with. Any thread.
class Themes {
public:
    /// `folder`: files that stand in for the program's own; empty or absent: none. The masthead must outlive it.
    Themes(std::filesystem::path folder, const record::Masthead& masthead);
    ~Themes();

    /// Immutable, shared with every page that is being made in it.
    std::shared_ptr<const Dress> current() const;
    /// Loads again when a file has come, gone or changed; true when another theme is in force now.
    bool refresh();
    /// What keeps the folder from being used; empty when it is in force.
    std::vector<html::ThemeFault> faults() const;

private:
    bool load();

    std::filesystem::path folder_;
    const record::Masthead& masthead_;
    mutable std::mutex lock_;  // guards what follows
    std::shared_ptr<const Dress> dress_;
    std::vector<html::ThemeFault> faults_;
    std::string seen_;  // names, sizes and times of the folder's files when last loaded
};

}  // namespace midad::site
