package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.contract.ScriptResource;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.Ports;
import java.net.URI;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxrs.JAXRSServerFactoryBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CXF's Netty transport, whose servlet response answers null to most questions. */
class CxfOnNettyTest {
  private final int port = Ports.free();
  private Server server;

  @BeforeEach
  void start() {
    JAXRSServerFactoryBean site = new JAXRSServerFactoryBean();
    site.setAddress("netty://http://localhost:" + port + "/");
    site.setResourceClasses(ScriptResource.class);
    site.setProvider(
        SatchelFeature.builder()
            .secret(Secret.of("CxfOnNettyTest signs with this secret."))
            .build());
    server = site.create();
  }

  @AfterEach
  void stop() {
    server.destroy();
  }

  @Test
  void bothScopes_arriveAndVary() {
    Browser browser = new Browser(URI.create("http://localhost:" + port + "/"));
    Answer written = browser.get("/do?s=put:a:1");
    assertThat(written.status()).isEqualTo(200);
    assertThat(written.setCookie("__Host-session")).isPresent();
    assertThat(written.header("Cache-Control")).contains("no-store");
    assertThat(browser.get("/do?f=put:b:2").setCookie("__Host-flash")).isPresent();
    Answer read = browser.get("/do?s=get:a&f=get:b");
    assertThat(read.body()).isEqualTo("1\n2\n");
    assertThat(read.setCookie("__Host-flash").orElseThrow()).contains("Max-Age=0");
    Answer shown = browser.get("/do?s=get:a");
    assertThat(shown.header("Cache-Control")).contains("private, no-cache");
    assertThat(shown.header("Vary")).contains("Cookie");
  }
}
