/** A guestbook on Jersey and Grizzly. */
@NullMarked
package dev.satchel.example.guestbook;

import org.jspecify.annotations.NullMarked;
