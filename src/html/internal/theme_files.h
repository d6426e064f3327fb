#pragma once

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "html/theme.h"

namespace midad::html {

/// The files of a theme by their name inside it ("story.html", "fonts/naskh.woff2").
struct ThemeFiles {
    std::map<std::string, std::string_view, std::less<>> bytes;
    std::deque<std::string> owned;  // what was read from a folder; the carried bytes live as long as the program
};

/// The carried files under themes/default/.
ThemeFiles carried_files();

/// Puts the folder's files over those that are there. Passes over hidden files and *.md.
void put_folder_over(ThemeFiles& files, const std::filesystem::path& folder, std::vector<ThemeFault>& faults);

bool is_template(std::string_view name);

/// The template with every part put in its place, without remarks and blanks at the heads of lines, under AUTOESCAPE:
/// what ctemplate is given. Parts that are missing, go in circles or grow beyond 4 MB are told in `faults`.
std::string expanded(const ThemeFiles& files, std::string_view name, std::vector<ThemeFault>& faults);

/// A theme of these files. Theme::load() and Theme::carried() are this over the carried ones.
Result<std::shared_ptr<const Theme>, std::vector<ThemeFault>> theme_of(ThemeFiles files);

}  // namespace midad::html
