package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an adapter sees beside a response, if the server keeps little of the servlet API. */
class OutsideHeadersTest {

  /** Returns a response each of whose methods does the same. */
  private static OutsideHeaders of(InvocationHandler each) {
    return ServletHeaders.of(
        (HttpServletResponse)
            Proxy.newProxyInstance(
                OutsideHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                each),
        /* dropsCookies= */ true);
  }

  private static void assertNothing(OutsideHeaders outside) {
    assertThat(outside.values("Vary")).isEmpty();
    assertThat(outside.names()).isEmpty();
    assertThat(outside.droppedCookies()).isEmpty();
    assertThat(outside.noStoreFollows()).isFalse();
    outside.replace("Expires", "0");
  }

  /** CXF's Netty transport answers so. */
  @Test
  void aResponseThatKnowsNothing_isNoFault() {
    assertNothing(of((proxy, method, arguments) -> null));
    assertNothing(OutsideHeaders.NONE);
    assertThat(ServletHeaders.of(null, false)).isSameAs(OutsideHeaders.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        UnsupportedOperationException.class,
        NullPointerException.class,
        AbstractMethodError.class,
        NoClassDefFoundError.class
      })
  void aResponseThatThrows_isNoFault(Class<? extends Throwable> thrown) {
    assertNothing(
        of(
            (proxy, method, arguments) -> {
              throw thrown.getConstructor().newInstance();
            }));
  }

  @Test
  void valuesThatAreNull_areLeftOut() {
    assertThat(of((proxy, method, arguments) -> Arrays.asList("Origin", null)).values("Vary"))
        .containsExactly("Origin");
  }

  @Test
  void anAdapterThatThrows_seesNothing() {
    RuntimeAdapter adapter =
        new RuntimeAdapter() {
          @Override
          OutsideHeaders findOutside() {
            throw new IllegalStateException("no response on this thread");
          }
        };
    assertNothing(adapter.outside());
  }
}
