package kz.daneker.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import kz.daneker.refusal.Refusal;
import kz.daneker.refusal.RefusalCode;

/** Reads a body up to a limit and no further, whatever length its sender announced or did not announce. */
final class LimitedRequest extends HttpServletRequestWrapper {
    private final int atMost;

    /** @param atMost bytes that may be read */
    LimitedRequest(HttpServletRequest request, int atMost) {
        super(request);
        this.atMost = atMost;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Limited(super.getInputStream(), atMost);
    }

    private static final class Limited extends ServletInputStream {
        private final ServletInputStream body;
        private int left;

        Limited(ServletInputStream body, int atMost) {
            this.body = body;
            this.left = atMost;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new Refusal(RefusalCode.TOO_LARGE);
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
