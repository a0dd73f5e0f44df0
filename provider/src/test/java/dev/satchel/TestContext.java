package dev.satchel;

import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The configuration of an application on a runtime that nobody knows. */
public final class TestContext implements FeatureContext, Configuration {
  private final RuntimeType type;
  private final Map<String, Object> properties = new HashMap<>();
  private final List<Object> registered = new ArrayList<>();

  TestContext(RuntimeType type) {
    this.type = type;
  }

  public TestContext() {
    this(RuntimeType.SERVER);
  }

  /** Returns the registered objects of a class, in their order. */
  public <T> List<T> registered(Class<T> of) {
    return registered.stream().filter(of::isInstance).map(of::cast).toList();
  }

  public List<Object> registered() {
    return List.copyOf(registered);
  }

  @Override
  public Configuration getConfiguration() {
    return this;
  }

  @Override
  public FeatureContext property(String name, Object value) {
    properties.put(name, value);
    return this;
  }

  @Override
  public FeatureContext register(Object component) {
    registered.add(component);
    return this;
  }

  @Override
  public RuntimeType getRuntimeType() {
    return type;
  }

  @Override
  public Map<String, Object> getProperties() {
    return properties;
  }

  @Override
  public Object getProperty(String name) {
    return properties.get(name);
  }

  @Override
  public Collection<String> getPropertyNames() {
    return properties.keySet();
  }

  @Override
  public boolean isEnabled(Feature feature) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isEnabled(Class<? extends Feature> feature) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isRegistered(Object component) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isRegistered(Class<?> component) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Map<Class<?>, Integer> getContracts(Class<?> component) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Class<?>> getClasses() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<Object> getInstances() {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureContext register(Class<?> component) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureContext register(Class<?> component, int priority) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureContext register(Class<?> component, Class<?>... contracts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureContext register(Class<?> component, Map<Class<?>, Integer> contracts) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureContext register(Object component, int priority) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FeatureContext register(Object component, Class<?>... contracts) {
    return register(component);
  }

  @Override
  public FeatureContext register(Object component, Map<Class<?>, Integer> contracts) {
    throw new UnsupportedOperationException();
  }
}
