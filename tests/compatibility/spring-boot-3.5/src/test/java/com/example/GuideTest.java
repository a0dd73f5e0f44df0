package com.example;

import dev.satchel.contract.GuideContract;
import dev.satchel.tests.RunningServer;
import java.net.URI;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the sample of docs/runtimes/spring-boot.md. */
class GuideTest extends GuideContract {
  @Override
  protected RunningServer serve() {
    ConfigurableApplicationContext context =
        SpringApplication.run(
            HelloApplication.class,
            "--server.address=localhost",
            "--server.port=0",
            "--logging.level.root=off",
            "--spring.main.banner-mode=off");
    return new RunningServer() {
      @Override
      public URI uri() {
        return URI.create(
            "http://localhost:" + context.getEnvironment().getProperty("local.server.port") + "/");
      }

      @Override
      public void close() {
        context.close();
      }
    };
  }
}
