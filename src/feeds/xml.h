#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace midad::feeds {

/// Writes XML 1.0, element by element; everything given is escaped. For one thread.
class XmlWriter {
public:
    using Attributes = std::vector<std::pair<std::string_view, std::string_view>>;

    XmlWriter() : xml_{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"} {}

    void open(std::string_view name, const Attributes& attributes = {});
    void close();
    /// An element that holds text only.
    void element(std::string_view name, std::string_view text, const Attributes& attributes = {});
    /// As element(), nothing when the text is empty.
    void element_if(std::string_view name, std::string_view text, const Attributes& attributes = {});
    void empty(std::string_view name, const Attributes& attributes);
    /// The document; everything opened must be closed.
    std::string taken() &&;

private:
    void begin(std::string_view name, const Attributes& attributes);

    std::string xml_;
    std::vector<std::string> open_;
};

}  // namespace midad::feeds
