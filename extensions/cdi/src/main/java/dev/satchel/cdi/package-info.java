/**
 * Session, Flash, Revocations and SessionCache by {@link jakarta.inject.Inject}, for beans and for
 * runtimes that take what they do not know from CDI. Put the jar beside the application's. {@link
 * dev.satchel.SatchelFeature} is registered as elsewhere. Where the server scans for providers, it
 * can be a CDI bean instead: on Quarkus REST, and on WildFly, Open Liberty and Payara if the
 * application names no class.
 */
@NullMarked
package dev.satchel.cdi;

import org.jspecify.annotations.NullMarked;
