'use strict';
// The engine behind this address: one request, one answer.
const dongCo = {
	ten: 'http',
	async hoi(yeuCau) {
		const than = JSON.stringify(yeuCau);
		const tra = await fetch(than.length > 2e6 ? 'may/lon' : 'may', {
			method: 'POST', body: than, headers: {'Content-Type': 'application/json', 'X-Kehoach': '1'},
		});
		if (!tra.ok) throw new Error(await tra.text());
		return trang.tach(new Uint8Array(await tra.arrayBuffer()));
	},
};
