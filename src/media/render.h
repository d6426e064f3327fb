#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "media/library.h"
#include "media/look.h"
#include "media/told.h"

namespace midad::media {

/// A picture that has been decoded and written out in its sizes, in `folder`.
struct Rendered {
    int width, height;  // upright
    std::string colour;
    std::vector<Rendition>
        renditions;  // names are file names inside the folder; one is the "thumbnail", if there is one
    std::optional<Look> look;
    Told told;
};

/// What is to be made: everything, or only what the library keeps beside the pages' renditions – thumbnail and look.
enum class Wish { everything, beside };

/// Renders in a child process, so that a picture that breaks its decoder breaks nothing else. The child bounds its own
/// memory, time and files; the parent waits at most 90 s. Any thread.
Result<Rendered, Refused> render_picture(const std::filesystem::path& original, const std::filesystem::path& folder,
                                         std::string_view credit, Wish wish = Wish::everything);

/// The widths, in pixels, that pages choose from.
inline constexpr int rendition_widths[] = {480, 800, 1200, 1920};
/// And that of the library's own lists.
inline constexpr int thumbnail_width = 240;

}  // namespace midad::media
