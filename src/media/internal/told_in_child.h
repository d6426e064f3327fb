#pragma once

#include <string>
#include <string_view>

#include "media/told.h"

namespace midad::media {

/// The blocks that a picture's file carries, as its loader found them; any may be empty.
struct Metadata {
    std::string_view exif;  // with or without "Exif\0\0" before it
    std::string_view iptc;  // IPTC-IIM, or Photoshop's resources that hold it
    std::string_view xmp;   // the packet
};

/// Reads them with Exiv2. For the child process only: what is read is hostile until shown otherwise. What cannot be
/// read is left out; never throws. Values may be long and hold anything: told_from_json makes
/// them fit.
Told read_metadata(const Metadata& metadata);

/// The same of a PNG, by its file: what stands behind the pixels there its loader does not see, and many write it
/// there.
Told read_png_metadata(const std::string& file);

/// Bytes of no declared character set: UTF-8 if they are, else Windows-1256 when most words are of Arabic letters, else
/// Windows-1252 (Latin-1). `beside` are the other texts of the same file: one word tells little.
std::string from_legacy(std::string_view bytes, std::string_view beside = {});

}  // namespace midad::media
