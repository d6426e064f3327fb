#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace midad::media {

/// What a picture's file says of itself, in IPTC, XMP and EXIF: a proposal from a stranger. Plain text, never markup;
/// no control characters, lengths bounded.
struct Told {
    std::string credit;   // who made it and whose it is: "خالد عمر / رويترز"
    std::string caption;  // in Arabic, where the file has several languages
    std::string headline;
    std::string copyright;
    std::string usage;  // usage terms
    std::string city;
    std::string country;
    std::string taken_at;  // as a camera says it, "2025-05-07T14:30:00", with "+03:00" if it knew; or a day alone
    std::vector<std::string> keywords;

    bool empty() const { return *this == Told{}; }
    bool operator==(const Told&) const = default;
};

/// One JSON object; members that say nothing are left out.
std::string to_json(const Told& told);
/// What is well formed of it, made fit to store: others have written it. Never throws; nothing of what is not JSON.
Told told_from_json(std::string_view json);

}  // namespace midad::media
