/**
 * Reads a Cookie header, and writes a Set-Cookie line (RFC 6265bis). The package uses the JDK only.
 * The package is internal: it promises nothing to code outside this project.
 */
@NullMarked
package dev.satchel.internal.cookie;

import org.jspecify.annotations.NullMarked;
