#include "feeds/xml.h"

#include <cassert>

#include "base/utf8.h"
#include "feeds/feeds.h"

namespace midad::feeds {

namespace {

/// XML 1.0 §2.2: what a document may hold.
bool is_xml_character(char32_t c) {
    return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
           c >= 0x10000;
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_code_point(text, at);
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                if (is_xml_character(c)) append_utf8(escaped, c);
        }
    }
    return escaped;
}

void XmlWriter::begin(std::string_view name, const Attributes& attributes) {
    xml_ += '<';
    xml_ += name;
    for (const auto& [attribute, value] : attributes) {
        xml_ += ' ';
        xml_ += attribute;
        xml_ += "=\"";
        xml_ += xml_text(value);
        xml_ += '"';
    }
}

void XmlWriter::open(std::string_view name, const Attributes& attributes) {
    begin(name, attributes);
    xml_ += ">\n";
    open_.emplace_back(name);
}

void XmlWriter::close() {
    assert(!open_.empty());
    xml_ += "</" + open_.back() + ">\n";
    open_.pop_back();
}

void XmlWriter::element(std::string_view name, std::string_view text, const Attributes& attributes) {
    begin(name, attributes);
    xml_ += '>';
    xml_ += xml_text(text);
    xml_ += "</";
    xml_ += name;
    xml_ += ">\n";
}

void XmlWriter::element_if(std::string_view name, std::string_view text, const Attributes& attributes) {
    if (!text.empty()) element(name, text, attributes);
}

void XmlWriter::empty(std::string_view name, const Attributes& attributes) {
    begin(name, attributes);
    xml_ += "/>\n";
}

std::string XmlWriter::taken() && {
    assert(open_.empty());
    return std::move(xml_);
}

}  // namespace midad::feeds
