package dev.satchel.benchmarks.resteasy;

import dev.satchel.benchmarks.application.Answer;
import dev.satchel.benchmarks.application.InProcess;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntSupplier;
import org.jboss.resteasy.core.ResteasyDeploymentImpl;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.jboss.resteasy.spi.ResteasyDeployment;

/** The least of a container: hands one request to RESTEasy, and takes the response. */
final class ResteasyInProcess implements InProcess {
  private static final String AUTHORITY = "127.0.0.1:8080";

  private final Dispatcher dispatcher;

  ResteasyInProcess(Application application) {
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

  @Override
  public IntSupplier asking(String path, String cookie) {
    return () -> {
      MockHttpResponse response = new MockHttpResponse();
      response.setOutputStream(OutputStream.nullOutputStream());
      dispatcher.invoke(request(path, cookie), response);
      int length = 0;
      for (List<Object> values : response.getOutputHeaders().values()) {
        for (Object value : values) {
          length += text(value).length();
        }
      }
      return length;
    };
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
