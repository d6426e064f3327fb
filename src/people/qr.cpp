#include "people/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>

#include <fmt/format.h>

namespace midad::people {

std::string qr_svg(std::string_view text) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> code{
        ::QRcode_encodeString8bit(std::string{text}.c_str(), 0, QR_ECLEVEL_M), ::QRcode_free};
    if (!code) throw std::runtime_error{"a QR code cannot hold that text"};
    constexpr int quiet = 4;  // modules around it, §9.1 of the standard
    const int side = code->width + 2 * quiet;
    std::string path;
    for (int y = 0; y < code->width; ++y) {
        for (int x = 0; x < code->width;) {
            int end = x;
            while (end < code->width && (code->data[y * code->width + end] & 1) != 0) ++end;
            if (end > x) path += fmt::format("M{} {}h{}v1h-{}z", x + quiet, y + quiet, end - x, end - x);
            x = end > x ? end : x + 1;
        }
    }
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {0}\" shape-rendering=\"crispEdges\">"
        "<path fill=\"#fff\" d=\"M0 0h{0}v{0}H0z\"/><path fill=\"#000\" d=\"{1}\"/></svg>",
        side, path);
}

}  // namespace midad::people
