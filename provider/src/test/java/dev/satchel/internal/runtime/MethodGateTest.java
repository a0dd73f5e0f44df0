package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.TestContext;
import dev.satchel.TestRequests;
import dev.satchel.internal.declared.ResourceMethod;
import dev.satchel.internal.declared.TestResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodGateTest {
  private final List<String> read = new ArrayList<>();
  private final List<String> passed = new ArrayList<>();
  private final TestContext context = new TestContext();
  private final ContainerRequestContext request = TestRequests.get("http://example.org/");

  /** Guards the methods of a name. */
  private final MethodGate gate =
      new MethodGate() {
        @Override
        protected ContainerRequestFilter before(Class<?> resource, Method method) {
          read.add(method.getName());
          return method.getName().equals("guarded") ? r -> passed.add("guarded") : null;
        }
      };

  static class Items {
    public void guarded() {}

    public void open() {}
  }

  @Test
  void asDynamicFeature_registersTheFilterOfAMethod() throws IOException {
    new RuntimeAdapter().registerGate(context, gate);
    assertThat(context.registered()).containsExactly(gate);
    TestContext ofMethod = new TestContext();
    gate.configure(TestResource.of(Items.class, "open"), ofMethod);
    assertThat(ofMethod.registered()).isEmpty();
    gate.configure(TestResource.of(Items.class, "guarded"), ofMethod);
    ofMethod.registered(ContainerRequestFilter.class).get(0).filter(request);
    assertThat(passed).containsExactly("guarded");
    gate.filter(request);
    assertThat(passed).as("the gate itself is no filter here").hasSize(1);
  }

  @Test
  void asFilter_findsTheMethodOfTheRequest_andReadsItOnce() throws IOException {
    List<ResourceMethod> current = new ArrayList<>();
    gate.findMethodsBy(r -> current.isEmpty() ? null : current.get(0));
    gate.filter(request);
    gate.configure(TestResource.of(Items.class, "guarded"), context);
    assertThat(context.registered()).isEmpty();
    for (String name : new String[] {"guarded", "open", "guarded"}) {
      current.clear();
      current.add(method(name));
      gate.filter(request);
    }
    assertThat(passed).containsExactly("guarded", "guarded");
    assertThat(read).containsExactly("guarded", "open");
  }

  private static ResourceMethod method(String name) {
    try {
      return new ResourceMethod(Items.class, Items.class.getMethod(name));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }
}
