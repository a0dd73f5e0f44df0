package dev.satchel.internal.declared;

import java.lang.reflect.Method;

/**
 * A resource method.
 *
 * @param resource the class that the method is invoked on
 * @param method a method of the class, or of a class or interface above it
 */
public record ResourceMethod(Class<?> resource, Method method) {}
