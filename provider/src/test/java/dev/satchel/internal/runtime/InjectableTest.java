package dev.satchel.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.TestRequests;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class InjectableTest {
  private final ContainerRequest context = TestRequests.get("http://example.org/");
  private final RequestProperties request = RequestProperties.of(context);

  @Test
  void ofRequest_asksEachTime() {
    Injectable<String> injectable =
        Injectable.ofRequest(
            String.class,
            asked -> String.valueOf(asked.get("name")),
            resteasy -> "resteasy",
            cxf -> "cxf");
    request.set("name", "value");
    assertThat(injectable.get(request)).isEqualTo("value");
    assertThat(context.getProperty("name")).isEqualTo("value");
    assertThat(injectable.ofApplication()).isNull();
    assertThat(injectable.onResteasy().apply(injectable)).isEqualTo("resteasy");
    assertThat(injectable.onCxf().apply(injectable)).isEqualTo("cxf");
  }

  @Test
  void ofApplication_isOneObject() {
    Injectable<String> injectable =
        Injectable.ofApplication(String.class, "shared", resteasy -> "", cxf -> "");
    assertThat(injectable.get(request)).isEqualTo("shared");
    assertThat(injectable.ofApplication()).isEqualTo("shared");
  }

  @Test
  void headers_areThoseOfTheRequest() {
    context.header("Cookie", "a=1");
    assertThat(request.headers().get("Cookie")).containsExactly("a=1");
  }
}
