#include "site/masthead_drawing.h"

#include <cmath>
#include <memory>

#include <fmt/format.h>
#include <hb.h>

namespace midad::site {

namespace {

constexpr int em = 400;

template <typename Thing, void (*destroy)(Thing*)>
struct Destroy {
    void operator()(Thing* thing) const { destroy(thing); }
};
using Blob = std::unique_ptr<hb_blob_t, Destroy<hb_blob_t, hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroy<hb_face_t, hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroy<hb_font_t, hb_font_destroy>>;
using Buffer = std::unique_ptr<hb_buffer_t, Destroy<hb_buffer_t, hb_buffer_destroy>>;
using Pen = std::unique_ptr<hb_draw_funcs_t, Destroy<hb_draw_funcs_t, hb_draw_funcs_destroy>>;

/// Writes a path in relative whole numbers: each point is rounded by itself, so errors do not add up.
struct Outline {
    std::string path;
    float glyph_x = 0, glyph_y = 0;  // where the glyph's origin stands
    int x = 0, y = 0;                // the pen, rounded
    int left = 1 << 20, right = -(1 << 20), top = 1 << 20, bottom = -(1 << 20);

    int across(float at) const { return static_cast<int>(std::lround(glyph_x + at)); }
    int down(float at) const { return -static_cast<int>(std::lround(glyph_y + at)); }

    void number(int value, bool first) {
        if (!first && value >= 0) path += ' ';
        path += std::to_string(value);
    }
    void reach(int to_x, int to_y) {
        x = to_x;
        y = to_y;
        left = std::min(left, x);
        right = std::max(right, x);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    void segment(char letter, std::initializer_list<std::pair<float, float>> points) {
        path += letter;
        bool first = true;
        std::pair<int, int> last{x, y};
        for (const auto& [px, py] : points) {
            last = {across(px), down(py)};
            number(last.first - x, first);
            number(last.second - y, false);
            first = false;
        }
        reach(last.first, last.second);
    }
};

Outline& outline_of(void* data) { return *static_cast<Outline*>(data); }

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    Outline& outline = outline_of(data);
    const int to_x = outline.across(x);
    const int to_y = outline.down(y);
    outline.path += 'M';
    outline.number(to_x, true);
    outline.number(to_y, false);
    outline.reach(to_x, to_y);
}
void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
    outline_of(data).segment('l', {{x, y}});
}
void curve_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x, float y, void*) {
    outline_of(data).segment('q', {{cx, cy}, {x, y}});
}
void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx, float by, float x, float y,
              void*) {
    outline_of(data).segment('c', {{ax, ay}, {bx, by}, {x, y}});
}
void close(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) { outline_of(data).path += 'z'; }

Pen make_pen() {
    Pen pen{hb_draw_funcs_create()};
    hb_draw_funcs_set_move_to_func(pen.get(), move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(pen.get(), line_to, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(pen.get(), curve_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(pen.get(), cubic_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(pen.get(), close, nullptr, nullptr);
    return pen;
}

/// The outline of the shaped name; nothing when a letter has no glyph.
std::optional<Outline> outline_of_name(hb_font_t* font, std::string_view name) {
    const Buffer buffer{hb_buffer_create()};
    hb_buffer_add_utf8(buffer.get(), name.data(), static_cast<int>(name.size()), 0, static_cast<int>(name.size()));
    hb_buffer_guess_segment_properties(buffer.get());
    hb_shape(font, buffer.get(), nullptr, 0);

    unsigned count = 0;
    const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const Pen pen = make_pen();
    Outline outline;
    float at = 0;
    for (unsigned i = 0; i < count; ++i) {
        if (glyphs[i].codepoint == 0) return std::nullopt;
        outline.glyph_x = at + static_cast<float>(places[i].x_offset);
        outline.glyph_y = static_cast<float>(places[i].y_offset);
        hb_font_get_glyph_shape(font, glyphs[i].codepoint, pen.get(), &outline);
        at += static_cast<float>(places[i].x_advance);
    }
    if (outline.path.empty()) return std::nullopt;
    return outline;
}

}  // namespace

std::optional<html::SafeHtml> draw_masthead(std::string_view font_bytes, std::string_view display_name,
                                            std::string_view plain_name) {
    if (font_bytes.empty() || display_name.empty()) return std::nullopt;
    const Blob blob{hb_blob_create(font_bytes.data(), static_cast<unsigned>(font_bytes.size()), HB_MEMORY_MODE_READONLY,
                                   nullptr, nullptr)};
    const Face face{hb_face_create(blob.get(), 0)};
    if (hb_face_get_glyph_count(face.get()) == 0) return std::nullopt;
    const Font font{hb_font_create(face.get())};
    hb_font_set_scale(font.get(), em, em);

    const auto outline = outline_of_name(font.get(), display_name);
    if (!outline) return std::nullopt;
    constexpr int margin = 4;
    return html::SafeHtml::trusted(fmt::format(
        R"(<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="{} {} {} {}"><title>{}</title><path d="{}"/></svg>)",
        outline->left - margin, outline->top - margin, outline->right - outline->left + 2 * margin,
        outline->bottom - outline->top + 2 * margin, html::escaped(plain_name), outline->path));
}

}  // namespace midad::site
