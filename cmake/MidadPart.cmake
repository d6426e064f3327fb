# midad_part(NAME [LIBRARIES targets...]): one part of Midad, from src/NAME.
#
# What it makes, all from the folder's contents:
#   midad_NAME         a static library of *.cpp (tests, fuzzers, benchmarks and main.cpp apart)
#   NAME/queries.h     from queries/*.sql, one constant a statement (tools/embed_queries)
#   midad_NAME_tests   *_test.cpp with doctest; the ctest entry and label are the part's name
#   NAME_WHAT_fuzz     each *_fuzz.cpp, in the fuzz preset only; ctest replays its corpus and some new runs
# What it may include is what src/LAYERS says.

set(MIDAD_GENERATED ${CMAKE_BINARY_DIR}/generated)
file(STRINGS ${CMAKE_SOURCE_DIR}/src/LAYERS midad_layers REGEX "^[a-z]+:")
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/LAYERS)

function(midad_layers_below name result)
  foreach(line IN LISTS midad_layers)
    if(line MATCHES "^${name}:(.*)$")
      string(REGEX MATCHALL "[a-z]+" below "${CMAKE_MATCH_1}")
      set(${result} ${below} PARENT_SCOPE)
      return()
    endif()
  endforeach()
  message(FATAL_ERROR "src/LAYERS has no line for ${name}")
endfunction()

function(midad_part name)
  cmake_parse_arguments(PART "" "" "LIBRARIES;TEST_LIBRARIES" ${ARGN})
  set(folder ${CMAKE_SOURCE_DIR}/src/${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  file(GLOB_RECURSE tests CONFIGURE_DEPENDS ${folder}/*_test.cpp)
  file(GLOB_RECURSE fuzzers CONFIGURE_DEPENDS ${folder}/*_fuzz.cpp)
  list(FILTER sources EXCLUDE REGEX "(_test|_fuzz|_bench|/main)\\.cpp$")
  if(NOT sources)
    file(WRITE ${MIDAD_GENERATED}/${name}/empty.cpp "")
    set(sources ${MIDAD_GENERATED}/${name}/empty.cpp)
  endif()

  add_library(midad_${name} STATIC ${sources})
  target_include_directories(midad_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src ${MIDAD_GENERATED})
  midad_layers_below(${name} below)
  list(TRANSFORM below PREPEND midad_)
  target_link_libraries(midad_${name} PUBLIC ${below} ${PART_LIBRARIES} midad_warnings)

  file(GLOB queries CONFIGURE_DEPENDS ${folder}/queries/*.sql)
  if(queries)
    set(header ${MIDAD_GENERATED}/${name}/queries.h)
    add_custom_command(OUTPUT ${header}
      COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/tools/embed_queries ${name} ${header} ${queries}
      DEPENDS ${queries} ${CMAKE_SOURCE_DIR}/tools/embed_queries VERBATIM)
    add_custom_target(midad_${name}_queries DEPENDS ${header})
    add_dependencies(midad_${name} midad_${name}_queries)
  endif()

  if(MIDAD_TESTS AND tests)
    add_executable(midad_${name}_tests ${tests})
    target_link_libraries(midad_${name}_tests PRIVATE midad_${name} midad_doctest_main ${PART_TEST_LIBRARIES})
    add_test(NAME ${name} COMMAND midad_${name}_tests WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
    set_tests_properties(${name} PROPERTIES LABELS ${name} TIMEOUT 600)
  endif()
  if(MIDAD_FUZZ)
    foreach(fuzzer IN LISTS fuzzers)
      get_filename_component(what ${fuzzer} NAME_WE)
      add_executable(${name}_${what} ${fuzzer})
      target_link_libraries(${name}_${what} PRIVATE midad_${name} -fsanitize=fuzzer)
      add_dependencies(fuzzers ${name}_${what})
      add_test(NAME ${name}_${what} COMMAND ${CMAKE_SOURCE_DIR}/tools/run_fuzzer $<TARGET_FILE:${name}_${what}> ${folder}/corpus/${what})
      set_tests_properties(${name}_${what} PROPERTIES LABELS "fuzz;${name}")
    endforeach()
  endif()
endfunction()
