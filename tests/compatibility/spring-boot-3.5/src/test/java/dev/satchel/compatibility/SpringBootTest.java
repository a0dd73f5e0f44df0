package dev.satchel.compatibility;

import dev.satchel.contract.Contract;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.core.Application;
import java.net.URI;
import org.glassfish.jersey.server.ResourceConfig;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;

class SpringBootTest extends Contract {

  /** An application as Spring Boot configures it by itself. */
  @EnableAutoConfiguration
  static class Served {

    /** Tomcat answers 400 to more than 200 cookies, where the contract has one header of 500. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> manyCookies() {
      return tomcat ->
          tomcat.addConnectorCustomizers(connector -> connector.setMaxCookieCount(1000));
    }
  }

  @Override
  protected RunningServer serve(Application application) {
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Served.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(
                    "server.address=localhost",
                    "server.port=0",
                    "spring.jersey.servlet.load-on-startup=1", // not with the first request
                    "logging.level.root=off")
                .initializers(
                    spring ->
                        ((GenericApplicationContext) spring)
                            .registerBean(ResourceConfig.class, () -> jersey(application)))
                .run();
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create("http://localhost:" + context.getWebServer().getPort() + "/");
      }

      @Override
      public void close() {
        context.close();
      }
    };
  }

  @SuppressWarnings("deprecation") // the contract's instances
  private static ResourceConfig jersey(Application application) {
    return new ResourceConfig(application.getClasses())
        .registerInstances(application.getSingletons());
  }

  @Override
  public String name() {
    return "Spring Boot " + SpringBootVersion.getVersion();
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Override
  public boolean hasHttpSessions() {
    return true;
  }
}
