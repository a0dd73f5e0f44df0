/**
 * Session and Flash by {@link jakarta.inject.Inject}, for beans and for runtimes that take what
 * they do not know from CDI. Put the jar beside the application's. {@link
 * dev.satchel.SatchelFeature} is registered as elsewhere; on Quarkus REST it is a CDI bean.
 */
@NullMarked
package dev.satchel.cdi;

import org.jspecify.annotations.NullMarked;
