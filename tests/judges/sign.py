#!/usr/bin/env python3
"""Signs PDFs with pyHanko, field after field, and validates them. Run by the Python that has pyHanko.

    sign.py FIELDS FOLDER FILE.pdf…     FIELDS: `all`, or names joined by commas; the signed file goes to FOLDER

Prints a JSON object {file name: [fault, …]}. Key and certificate are made on the spot and thrown away. Signatures carry a
picture, as those of officers' tools do: pyHanko's own mark would set text in a font that is not embedded.
"""

import datetime
import io
import json
import sys
import tempfile
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from PIL import Image, ImageDraw
from pyhanko import stamp
from pyhanko.pdf_utils.images import PdfImage
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

# What every file must offer: fields of persons and of bodies; those of the body that copies are called after it. Minutes of a
# meeting bear one seal, beside the chairman.
WANTED = ["chu_ky_", "con_dau_"]


def certificate(folder):
    """A self-signed certificate that may sign documents; returns the signer."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test signer")])
    now = datetime.datetime.now(datetime.timezone.utc)
    usage = dict.fromkeys(
        ["key_encipherment", "data_encipherment", "key_agreement", "crl_sign", "encipher_only", "decipher_only"], False
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=30))
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, content_commitment=True, key_cert_sign=True, **usage), critical=True
        )
        .sign(key, hashes.SHA256())
    )
    key_file, cert_file = Path(folder) / "key.pem", Path(folder) / "cert.pem"
    key_file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    return signers.SimpleSigner.load(str(key_file), str(cert_file), ca_chain_files=(str(cert_file),))


def picture():
    """A blue line on white."""
    image = Image.new("RGB", (120, 60), "white")
    ImageDraw.Draw(image).line([(5, 50), (40, 10), (60, 45), (115, 15)], fill=(0, 0, 160), width=4)
    return image


def empty_fields(data):
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    return [name for name, value, _ in fields.enumerate_sig_fields(reader) if value is None]


def sign(data, name, signer):
    """One incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=True)
    style = stamp.StaticStampStyle(background=PdfImage(picture()), border_width=0)
    metadata = signers.PdfSignatureMetadata(field_name=name)
    made = signers.PdfSigner(metadata, signer=signer, stamp_style=style).sign_pdf(writer, existing_fields_only=True)
    return made.getvalue()


def faults(data):
    """Every signature must hold: the last covers the file, after the others only forms were filled in."""
    reader = PdfFileReader(io.BytesIO(data), strict=True)
    found, signatures = [], reader.embedded_regular_signatures
    for number, signature in enumerate(signatures):
        # Each certificate was made here, maybe in an earlier run: only the signature is judged, not who is behind it.
        trust = ValidationContext(trust_roots=[signature.signer_cert])
        status = validate_pdf_signature(signature, trust)
        name, last = signature.field_name, number == len(signatures) - 1
        if not status.bottom_line:
            found.append(f"{name}: bottom line is false: {status.summary()}")
        if last and status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
            found.append(f"{name}: covers {status.coverage.name}, not the entire file")
        if not last and status.modification_level != ModificationLevel.FORM_FILLING:
            level = status.modification_level.name if status.modification_level else None
            found.append(f"{name}: what came after it is {level}, not FORM_FILLING")
    return found


def one(path, wanted, folder, signer):
    """Signs one file and says what is wrong."""
    unsigned = path.read_bytes()
    names = empty_fields(unsigned)
    whose = lambda name: name.removeprefix("sao_")
    if wanted == "all":
        missing = [kind for kind in WANTED if not any(whose(name).startswith(kind) for name in names)]
        if missing:
            return [f"no signature field {name}; there are: {', '.join(names) or 'none'}" for name in missing]
        # Persons sign before bodies.
        order = sorted(names, key=lambda name: (not whose(name).startswith("chu_ky_"), name))
    else:
        order = wanted.split(",")
    data = unsigned
    for name in order:
        signed = sign(data, name, signer)
        if not signed.startswith(data):
            return [f"{name}: the signed file does not begin with the bytes before"]
        data = signed
    (folder / path.name).write_bytes(data)
    return faults(data)


def main():
    wanted, folder, files = sys.argv[1], Path(sys.argv[2]), [Path(f) for f in sys.argv[3:]]
    folder.mkdir(parents=True, exist_ok=True)
    result = {}
    with tempfile.TemporaryDirectory() as secret:
        signer = certificate(secret)
        for path in files:
            try:
                result[path.name] = one(path, wanted, folder, signer)
            except Exception as error:  # pyHanko's refusals are of many kinds; each is a verdict on the file
                result[path.name] = [f"{type(error).__name__}: {error}"]
    print(json.dumps(result, ensure_ascii=False))


if __name__ == "__main__":
    main()
