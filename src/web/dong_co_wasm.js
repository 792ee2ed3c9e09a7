'use strict';
// The engine in this browser: WebAssembly in a worker, so that typing never waits. One that dies is thrown away and begun anew.
function THO() {
	let may;
	const chet = () => { throw new Error('may'); };
	const nap = (byte) => {
		const mod = new WebAssembly.Module(byte);
		const nho = {};
		for (const {module, name} of WebAssembly.Module.imports(mod)) (nho[module] ||= {})[name] = chet;
		may = new WebAssembly.Instance(mod, nho).exports;
	};
	onmessage = ({data}) => {
		try {
			if (data.may) { nap(data.may); return postMessage({san: true}); }
			const hoi = new TextEncoder().encode(data.hoi);
			const o = may.kh_xin(hoi.length);
			new Uint8Array(may.memory.buffer, o, hoi.length).set(hoi);
			const tra = may.kh_hoi(o, hoi.length);
			const dai = may.kh_dai();
			const byte = new Uint8Array(may.memory.buffer, tra, dai).slice();
			may.kh_tra(tra, dai);
			postMessage({so: data.so, byte}, [byte.buffer]);
		} catch (loi) { postMessage({so: data.so, loi: String(loi)}); }
	};
}
const dongCo = {
	ten: 'wasm',
	cho: new Map(), so: 0, tho: null, san: null, may: null,
	dung() {
		const dia_chi = URL.createObjectURL(new Blob([`(${THO})()`], {type: 'text/javascript'}));
		const tho = dongCo.tho = new Worker(dia_chi);
		dongCo.san = new Promise((xong, hong) => {
			dongCo.bung().then((may) => tho.postMessage({may}), () => hong(new Error('Trình duyệt này quá cũ để chạy máy tạo trang.')));
			tho.onmessage = ({data}) => {
				if (data.san) return xong();
				const cho = dongCo.cho.get(data.so);
				dongCo.cho.delete(data.so);
				if (data.byte) return cho?.duoc(trang.tach(data.byte));
				dongCo.bo();
				cho?.hong(new Error('Máy tạo trang gặp lỗi và đã được khởi động lại; chữ đã gõ còn nguyên.'));
			};
			tho.onerror = () => dongCo.bo();
		});
	},
	// The engine comes deflated: a third of its size.
	async bung() {
		if (!dongCo.may) {
			const nen = Uint8Array.from(atob(globalThis.KEHOACH_MAY), (c) => c.charCodeAt(0));
			const chay = new Blob([nen]).stream().pipeThrough(new DecompressionStream('deflate'));
			dongCo.may = await new Response(chay).arrayBuffer();
		}
		return dongCo.may;
	},
	bo() {
		dongCo.tho?.terminate();
		dongCo.tho = null;
		for (const cho of dongCo.cho.values()) cho.hong(new Error('Máy tạo trang đã được khởi động lại.'));
		dongCo.cho.clear();
	},
	async hoi(yeuCau) {
		if (!dongCo.tho) dongCo.dung();
		await dongCo.san;
		const so = ++dongCo.so;
		return new Promise((duoc, hong) => {
			dongCo.cho.set(so, {duoc, hong});
			dongCo.tho.postMessage({so, hoi: JSON.stringify(yeuCau)});
		});
	},
};
