/** A shop on RESTEasy and Undertow. */
@NullMarked
package dev.satchel.example.shop;

import org.jspecify.annotations.NullMarked;
