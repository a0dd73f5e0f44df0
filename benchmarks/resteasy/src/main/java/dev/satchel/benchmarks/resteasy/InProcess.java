package dev.satchel.benchmarks.resteasy;

import dev.satchel.benchmarks.application.Answer;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.util.List;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;
import org.openjdk.jmh.infra.Blackhole;

/** The least of a container: hands one request to RESTEasy, and takes the response. */
final class InProcess implements Answer.Source {
  private static final String AUTHORITY = "127.0.0.1:8080";

  private final Dispatcher dispatcher;

  InProcess(Application application) {
    ResteasyDeployment deployment = new ResteasyDeploymentImpl();
    deployment.setApplication(application);
    deployment.start();
    dispatcher = deployment.getDispatcher();
  }

  @Override
  public Answer get(String path, String cookie) throws Exception {
    MockHttpResponse response = new MockHttpResponse();
    dispatcher.invoke(request(path, cookie), response);
    List<Object> lines = response.getOutputHeaders().get(HttpHeaders.SET_COOKIE);
    return new Answer(
        response.getStatus(),
        response.getContentAsString(),
        lines == null ? List.of() : lines.stream().map(this::text).toList());
  }

  /** Asks for the headers as text, as every container does, and drops the response. */
  void drop(String path, String cookie, Blackhole hole) {
    MockHttpResponse response = new MockHttpResponse();
    response.setOutputStream(OutputStream.nullOutputStream());
    dispatcher.invoke(request(path, cookie), response);
    response
        .getOutputHeaders()
        .forEach((name, values) -> values.forEach(value -> hole.consume(text(value))));
  }

  private static MockHttpRequest request(String path, String cookie) {
    MockHttpRequest request = MockHttpRequest.create("GET", "http://" + AUTHORITY + path, "", "");
    MultivaluedMap<String, String> headers = request.getMutableHeaders();
    headers.add(HttpHeaders.HOST, AUTHORITY);
    headers.add(HttpHeaders.ACCEPT, "text/html");
    headers.add(HttpHeaders.COOKIE, cookie);
    return request;
  }

  private String text(Object value) {
    return dispatcher.getProviderFactory().toHeaderString(value);
  }
}
