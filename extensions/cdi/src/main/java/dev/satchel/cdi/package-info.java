/**
 * Injects Session, Flash, Revocations and SessionCache with {@link jakarta.inject.Inject}, into
 * beans of any scope. Some runtimes, such as Quarkus REST, also leave {@code @Context} to CDI.
 *
 * <p>Put the jar next to the application's other jars, and register {@link
 * dev.satchel.SatchelFeature} as on other runtimes. Where the server scans for providers, the
 * feature can be a CDI bean instead: on Quarkus REST, and on WildFly, Open Liberty and Payara if
 * the application names no class. Nothing is null in this package unless an annotation says so.
 */
@NullMarked
package dev.satchel.cdi;

import org.jspecify.annotations.NullMarked;
