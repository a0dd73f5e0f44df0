package dev.satchel.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverriddenMethodsTest {
  interface Root {
    void plain();
  }

  interface Saving<T> extends Root {
    void save(T item);

    void all(T[] items);

    void lists(List<? extends T> items);

    <X extends Comparable<X>> void sort(X by);

    static void none() {}
  }

  interface Other {
    void plain();
  }

  static class Base<T> implements Saving<T> {
    @Override
    public void plain() {}

    @Override
    public void save(T item) {}

    @Override
    public void all(T[] items) {}

    @Override
    public void lists(List<? extends T> items) {}

    @Override
    public <X extends Comparable<X>> void sort(X by) {}

    public static void none() {}

    @SuppressWarnings("unused")
    private void hidden() {}
  }

  static class Items extends Base<String> implements Other {
    @Override
    public void plain() {}

    @Override
    public void save(String item) {}

    public void save(Integer other) {}

    @Override
    public void all(String[] items) {}

    @Override
    public void lists(List<? extends String> items) {}

    public void none(String other) {}

    @SuppressWarnings("unused")
    private void hidden() {}
  }

  private static Method method(Class<?> type, String name, Class<?>... parameters) {
    try {
      return type.getDeclaredMethod(name, parameters);
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Class<?>> declaring(Method method) {
    List<Method> methods = OverriddenMethods.of(Items.class, method);
    assertThat(methods).allMatch(each -> !each.isBridge());
    return methods.stream().<Class<?>>map(Method::getDeclaringClass).toList();
  }

  @Test
  void superclasses_comeBeforeInterfaces_nearestFirst() {
    assertThat(declaring(method(Items.class, "plain")))
        .containsExactly(Items.class, Base.class, Other.class, Root.class);
  }

  @Test
  void parametersOfGenericTypes_areMatched() {
    assertThat(declaring(method(Items.class, "save", String.class)))
        .containsExactly(Items.class, Base.class, Saving.class);
    assertThat(declaring(method(Items.class, "save", Integer.class))).containsExactly(Items.class);
    assertThat(declaring(method(Items.class, "all", String[].class)))
        .containsExactly(Items.class, Base.class, Saving.class);
    assertThat(declaring(method(Items.class, "lists", List.class)))
        .containsExactly(Items.class, Base.class, Saving.class);
    assertThat(declaring(method(Base.class, "sort", Comparable.class)))
        .containsExactly(Base.class, Saving.class);
  }

  @Test
  void aBridge_standsForTheMethodBehindIt() {
    Method bridge = method(Items.class, "save", Object.class);
    assertThat(bridge.isBridge()).isTrue();
    List<Method> methods = OverriddenMethods.of(Items.class, bridge);
    assertThat(methods.stream().filter(each -> !each.isBridge()).map(Method::getDeclaringClass))
        .contains(Base.class, Saving.class);
  }

  @Test
  void staticAndPrivateMethods_overrideNothing() {
    assertThat(declaring(method(Items.class, "hidden"))).containsExactly(Items.class);
    assertThat(declaring(method(Base.class, "none"))).containsExactly(Base.class);
  }

  @Test
  void aMethodOfAnotherClass_isItself() {
    Method foreign = method(Map.class, "clear");
    assertThat(OverriddenMethods.of(Items.class, foreign)).containsExactly(foreign);
  }
}
