// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace emoforge::shaders {

// Figures: a soft key light, a sky and ground fill, and a little light from the camera.
inline constexpr const char* surfaceVertex = R"(#version 150 core
in vec3 vertexPosition;
in vec3 vertexNormal;
in vec4 vertexColor;
out vec3 worldPosition;
out vec3 worldNormal;
out vec4 colour;
uniform mat4 modelMatrix;
uniform mat4 mvp;
void main() {
  worldPosition = vec3(modelMatrix * vec4(vertexPosition, 1.0));
  worldNormal = mat3(modelMatrix) * vertexNormal;
  colour = vertexColor;
  gl_Position = mvp * vec4(vertexPosition, 1.0);
}
)";

inline constexpr const char* litFragment = R"(#version 150 core
in vec3 worldPosition;
in vec3 worldNormal;
in vec4 colour;
out vec4 fragment;
uniform vec3 eyePosition;
uniform vec3 keyDirection;
uniform int edgeMode;
void main() {
  vec3 n = normalize(worldNormal);
  vec3 v = normalize(eyePosition - worldPosition);
  float alpha = colour.a;
  if (edgeMode != 0) {
    // On a round surface the squared cosine to the eye grows evenly from its outline inwards: in units of
    // its change per pixel it is the covered share of an outline pixel.
    float facing = dot(n, v);
    float square = facing * abs(facing);
    float covered = square / max(fwidth(square), 1e-6);
    if (edgeMode == 1 && covered < 1.0) discard;
    if (edgeMode == 2 && (covered >= 1.0 || covered <= 0.0)) discard;
    if (edgeMode == 2) alpha *= covered;
  }
  float key = max(0.0, 0.5 + 0.5 * dot(n, keyDirection));
  float sky = 0.5 + 0.5 * n.y;
  float camera = max(0.0, dot(n, v));
  float light = 0.22 + 0.18 * sky + 0.66 * key * key + 0.18 * camera;
  vec3 h = normalize(keyDirection + v);
  float gloss = 0.10 * pow(max(0.0, dot(n, h)), 28.0);
  fragment = vec4(min(colour.rgb * light + gloss, 1.0), alpha);
}
)";

// Figures of one colour without light.
inline constexpr const char* flatVertex = R"(#version 150 core
in vec3 vertexPosition;
in vec4 vertexColor;
out vec4 colour;
uniform mat4 mvp;
void main() {
  colour = vertexColor;
  gl_Position = mvp * vec4(vertexPosition, 1.0);
}
)";

// Flattened on y = 0 along the key light.
inline constexpr const char* shadowVertex = R"(#version 150 core
in vec3 vertexPosition;
in vec4 vertexColor;
out vec4 colour;
uniform mat4 mvp;
uniform vec3 keyDirection;
void main() {
  vec3 ground = vertexPosition - keyDirection * (vertexPosition.y / keyDirection.y);
  colour = vertexColor;
  gl_Position = mvp * vec4(ground, 1.0);
}
)";

inline constexpr const char* flatFragment = R"(#version 150 core
in vec4 colour;
out vec4 fragment;
uniform vec4 tint;
uniform float opacity;
void main() { fragment = vec4(mix(colour.rgb, tint.rgb, tint.a), colour.a * opacity); }
)";

// Lines of any width: each corner is moved sideways in pixels; soft edges replace multisampling.
inline constexpr const char* lineVertex = R"(#version 150 core
in vec3 vertexPosition;
in vec3 lineEnd;
in vec2 lineCorner;
in vec4 vertexColor;
in vec2 lineStyle;
out vec3 worldPosition;
out vec4 colour;
out float metres;
noperspective out float side;
flat out float halfWidth;
flat out float dash;
uniform mat4 mvp;
uniform mat4 viewportMatrix;
void main() {
  vec4 a = mvp * vec4(vertexPosition, 1.0);
  vec4 b = mvp * vec4(lineEnd, 1.0);
  vec3 worldA = vertexPosition;
  vec3 worldB = lineEnd;
  const float near = 0.15;
  if (a.w < near && b.w < near) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
  if (a.w < near) { float t = (near - a.w) / (b.w - a.w); a = mix(a, b, t); worldA = mix(worldA, worldB, t); }
  if (b.w < near) { float t = (near - b.w) / (a.w - b.w); b = mix(b, a, t); worldB = mix(worldB, worldA, t); }
  vec2 scale = vec2(abs(viewportMatrix[0][0]), abs(viewportMatrix[1][1]));
  vec2 pa = a.xy / a.w * scale;
  vec2 pb = b.xy / b.w * scale;
  vec2 along = pb - pa;
  along = length(along) > 1e-5 ? normalize(along) : vec2(1.0, 0.0);
  bool first = lineCorner.x < 0.5;
  halfWidth = 0.5 * lineStyle.x;
  float reach = halfWidth + 1.0;
  vec4 p = first ? a : b;
  vec2 pixel = (first ? pa : pb) + vec2(-along.y, along.x) * lineCorner.y * reach;
  gl_Position = vec4(pixel / scale * p.w, p.z, p.w);
  worldPosition = first ? worldA : worldB;
  metres = distance(vertexPosition, worldPosition);
  colour = vertexColor;
  side = lineCorner.y * reach;
  dash = lineStyle.y;
}
)";

inline constexpr const char* lineFragment = R"(#version 150 core
in vec3 worldPosition;
in vec4 colour;
in float metres;
noperspective in float side;
flat in float halfWidth;
flat in float dash;
out vec4 fragment;
uniform vec3 fadeCentre;
uniform vec2 fadeRange;
void main() {
  float alpha = colour.a * clamp(halfWidth + 0.5 - abs(side), 0.0, 1.0);
  if (dash > 0.0 && fract(metres / dash) > 0.55) discard;
  float away = distance(worldPosition.xz, fadeCentre.xz);
  alpha *= 1.0 - smoothstep(fadeRange.x, fadeRange.y, away);
  if (alpha < 0.004) discard;
  fragment = vec4(colour.rgb, alpha);
}
)";

// Pictures of text that stand beside a point, as large as they were drawn.
inline constexpr const char* labelVertex = R"(#version 150 core
in vec3 vertexPosition;
in vec2 labelOffset;
in vec2 labelPlace;
out vec2 place;
uniform mat4 mvp;
uniform mat4 viewportMatrix;
void main() {
  vec4 p = mvp * vec4(vertexPosition, 1.0);
  vec2 scale = vec2(abs(viewportMatrix[0][0]), abs(viewportMatrix[1][1]));
  vec2 pixel = floor(p.xy / p.w * scale) + labelOffset;
  gl_Position = vec4(pixel / scale * p.w, p.z, p.w);
  place = labelPlace;
}
)";

inline constexpr const char* labelFragment = R"(#version 150 core
in vec2 place;
out vec4 fragment;
uniform sampler2D picture;
void main() { fragment = texture(picture, place); }
)";

// Screen-filling vertical gradient; half a step of noise hides the bands of an 8-bit screen.
inline constexpr const char* backgroundVertex = R"(#version 150 core
in vec3 vertexPosition;
out float height;
void main() {
  height = 0.5 + 0.5 * vertexPosition.y;
  gl_Position = vec4(vertexPosition.xy, 0.9999, 1.0);
}
)";

inline constexpr const char* backgroundFragment = R"(#version 150 core
in float height;
out vec4 fragment;
uniform vec3 topColour;
uniform vec3 bottomColour;
void main() {
  float noise = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
  fragment = vec4(mix(bottomColour, topColour, height) + noise / 255.0, 1.0);
}
)";

}  // namespace emoforge::shaders
