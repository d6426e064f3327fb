# midad_embedded: files that the program carries inside itself (themes, messages, schema, word lists), found by their
# path in this tree through base/embedded.h.
file(GLOB_RECURSE embedded_files CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}
  ${CMAKE_SOURCE_DIR}/themes/* ${CMAKE_SOURCE_DIR}/messages/*.json ${CMAKE_SOURCE_DIR}/schema/*.sql
  ${CMAKE_SOURCE_DIR}/contract/*.json ${CMAKE_SOURCE_DIR}/src/text/words/*.txt
  ${CMAKE_SOURCE_DIR}/src/search/words/*.txt
  # The desk's application, when it has been built; src/admin says what to do when it has not.
  ${CMAKE_SOURCE_DIR}/web/admin/dist/*)
list(FILTER embedded_files EXCLUDE REGEX "\\.md$|OFL|^schema/now\\.|^contract/admin/|^web/admin/dist/(manifest\\.json|\\.vite/)")
list(TRANSFORM embedded_files PREPEND ${CMAKE_SOURCE_DIR}/ OUTPUT_VARIABLE embedded_paths)
set(embedded_source ${CMAKE_BINARY_DIR}/generated/embedded.cpp)
add_custom_command(OUTPUT ${embedded_source}
  COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed_files ${embedded_source} ${CMAKE_SOURCE_DIR} ${embedded_files}
  DEPENDS ${embedded_paths} ${CMAKE_SOURCE_DIR}/tools/embed_files VERBATIM)
add_library(midad_embedded STATIC ${embedded_source})
target_include_directories(midad_embedded PUBLIC ${CMAKE_SOURCE_DIR}/src)
