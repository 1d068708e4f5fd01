# Puts a text file of resources/ into a library, so that the core finds it without an installed folder.
# As a script (cmake -P): NAME, INPUT and OUTPUT are given.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${INPUT} content)
  file(WRITE ${OUTPUT} "// Made from ${INPUT} by the build.\n#include <string_view>\n\nnamespace emoforge {\n\n"
    "extern const std::string_view ${NAME};\nconst std::string_view ${NAME} = R\"emoforge(${content})emoforge\";\n\n"
    "}  // namespace emoforge\n")
  return()
endif()

# emoforge_embed(TARGET NAME FILE): the target gets `extern const std::string_view NAME;` in namespace emoforge.
set(EMOFORGE_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})
function(emoforge_embed target name file)
  set(output ${CMAKE_BINARY_DIR}/generated/${name}.cpp)
  add_custom_command(OUTPUT ${output} VERBATIM
    COMMAND ${CMAKE_COMMAND} -DNAME=${name} -DINPUT=${file} -DOUTPUT=${output} -P ${EMOFORGE_EMBED_SCRIPT}
    DEPENDS ${file} ${EMOFORGE_EMBED_SCRIPT} COMMENT "Embedding ${name}")
  target_sources(${target} PRIVATE ${output})
endfunction()
