# midad_http_bench: a server of one page, to be compared with nginx by wrk. Built only when asked for.
add_executable(midad_http_bench EXCLUDE_FROM_ALL ${CMAKE_SOURCE_DIR}/src/http/server_bench.cpp)
target_link_libraries(midad_http_bench PRIVATE midad_http)
