package dev.satchel.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.AddingToSession;
import dev.satchel.Flashing;
import dev.satchel.KeepFlash;
import dev.satchel.RemovingFromSession;
import jakarta.ws.rs.core.Response.Status.Family;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclaredMethodsTest {
  static class Items {
    @KeepFlash
    public void list() {}

    public void other() {}
  }

  private final List<DeclaredChanges> checked = new ArrayList<>();
  private final DeclaredMethods methods = new DeclaredMethods(checked::add);
  private final TestResource list = TestResource.of(Items.class, "list");
  private final TestResource other = TestResource.of(Items.class, "other");

  @Test
  void eachMethod_isReadAndCheckedOnce() {
    DeclaredChanges changes = methods.of(Items.class, list.getResourceMethod());
    assertThat(methods.of(Items.class, list.getResourceMethod())).isSameAs(changes);
    methods.read(list);
    assertThat(checked).containsExactly(changes);
    assertThat(changes.isEmpty()).isFalse();
    methods.read(other);
    assertThat(checked).hasSize(2);
    assertThat(methods.of(Items.class, other.getResourceMethod()).isEmpty()).isTrue();
  }

  @Test
  void aFault_reachesTheRuntime() {
    IllegalArgumentException fault = new IllegalArgumentException();
    DeclaredMethods checking =
        new DeclaredMethods(
            changes -> {
              throw fault;
            });
    assertThatThrownBy(() -> checking.read(list)).isSameAs(fault);
  }

  static class Faults {
    @Flashing(key = "\ud83d", value = "1")
    public void flashing() {}

    @AddingToSession(key = "a", value = "\ud83d")
    public void adding() {}

    @RemovingFromSession("\ud83d")
    public void removing() {}

    @KeepFlash(on = Family.SERVER_ERROR)
    public void keeping() {}
  }

  @ParameterizedTest
  @ValueSource(strings = {"flashing", "adding", "removing", "keeping"})
  void eachAnnotation_isChecked(String method) {
    assertThatThrownBy(() -> methods.read(TestResource.of(Faults.class, method)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Faults." + method);
  }
}
